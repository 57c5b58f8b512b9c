package com.nocodo.operator.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.build.Shop;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.ProjectEvent.Warned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {
    private static final long LOW = 2000L * 1024 * 1024;

    private final Shop shop;
    private long free;

    DiskWatchTest(@TempDir Path folder) {
        shop = new Shop(folder);
    }

    @BeforeEach
    void build() {
        shop.services().projects().move("p_1", ProjectState.BUILDING);
        shop.services().projects().move("p_1", ProjectState.READY);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    /// A new one each time, as after a restart.
    private void lookAt(long bytes) {
        free = bytes;
        new DiskWatch(shop.services(), () -> free, LOW, Duration.ofMinutes(1)).lookNow();
    }

    private List<Warned> told() {
        return shop.services().events().newestOf("p_1", List.of("warned"), 10).stream()
                .map(record -> (Warned) record.event())
                .toList();
    }

    @Test
    void aDiskThatIsNearlyFullIsToldOnceAndOnceThatItIsNotAnyMore() {
        lookAt(2 * LOW);
        assertThat(told()).isEmpty();

        lookAt(LOW / 2);
        lookAt(LOW / 3);
        assertThat(told()).singleElement().satisfies(one -> {
            assertThat(one.message()).startsWith("The disk is nearly full: 1000 MB are free.");
            assertThat(one.over()).isFalse();
        });

        lookAt(LOW + 1); // at the edge, which says nothing
        assertThat(told()).hasSize(1);
        lookAt(2 * LOW);
        lookAt(2 * LOW);
        assertThat(told()).extracting(Warned::over).containsExactly(false, true);

        lookAt(0);
        assertThat(told()).hasSize(3);
    }
}
