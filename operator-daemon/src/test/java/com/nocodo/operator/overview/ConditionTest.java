package com.nocodo.operator.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.build.Shop;
import com.nocodo.operator.event.Warnings;
import com.nocodo.operator.past.SetClock;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.HealthView.ApplicationView;
import com.nocodo.protocol.HealthView.TroubleView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionTest {
    private final SetClock clock = new SetClock();
    private final Shop shop;

    ConditionTest(@TempDir Path folder) {
        shop = new Shop(folder, clock);
    }

    @BeforeEach
    void build() throws Exception {
        shop.installFirst();
        shop.services().projects().move("p_1", ProjectState.BUILDING);
        shop.services().projects().move("p_1", ProjectState.READY);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    private HealthView health() {
        var services = shop.services();
        return new Condition(services, Disk.of(services.home(), Map.of()), clock.instant()).view();
    }

    private ApplicationView application() {
        return health().applications().getFirst();
    }

    private void fails(String reason, String line) {
        shop.services().events().append("p_1", new ProjectEvent.PreviewFailed(reason, "", "no", List.of(line), true));
    }

    @Test
    void theMachineIsMeasured() throws Exception {
        var before = health();
        Files.write(shop.state().resolve("large"), new byte[3_000_000]);
        var after = health();

        assertThat(after.version()).isEqualTo(OperatorApi.VERSION);
        assertThat(after.disk().home() - before.disk().home()).isBetween(3_000_000L, 4_000_000L);
        assertThat(after.disk().total()).isGreaterThan(after.disk().free());
        assertThat(after.memory().total()).isGreaterThan(after.memory().available());
        assertThat(after.memory().operator())
                .isBetween(1_000_000L, after.memory().total());
    }

    @Test
    void anApplicationTellsWhatItHasWhileItRuns() throws Exception {
        assertThat(application().memory()).isNull();

        shop.services().previews().start("p_1");

        assertThat(application().memory()).isBetween(1_000_000L, application().memoryLimit());
    }

    @Test
    void theNewestBackupIsToldWithItsTest() throws Exception {
        assertThat(application().backup()).isNull();

        var services = shop.services();
        services.trial().test(shop.project(), services.backups().make(shop.project(), Backup.Why.DAILY));

        assertThat(application().backup())
                .satisfies(backup -> assertThat(backup.test())
                        .satisfies(test -> assertThat(test.passed()).isTrue()));
    }

    @Test
    void failuresOfAWeekAreCountedByTheirKind() {
        fails("memory", "long ago");
        clock.jump(Duration.ofDays(8));
        fails("ended", "first");
        fails("memory", "one");
        fails("ended", "second");

        assertThat(application().troubles())
                .extracting(TroubleView::reason, TroubleView::times, TroubleView::lines)
                .containsExactly(tuple("ended", 2L, List.of("second")), tuple("memory", 1L, List.of("one")));
    }

    @Test
    void whatWasWarnedOfIsThereUntilItIsOver() {
        var warnings = new Warnings(shop.services().events());
        warnings.warn("p_1", "backup", "The daily backup failed.");
        warnings.warn("p_1", "backup", "The daily backup failed again.");
        assertThat(application().warnings())
                .extracting(HealthView.WarningView::message)
                .containsExactly("The daily backup failed.");

        warnings.over("p_1", "backup", "It is right again.");
        assertThat(application().warnings()).isEmpty();
    }

    @Test
    void aSizeThatIsNoneIsRefusedByItsName() {
        var home = shop.services().home();

        assertThat(Disk.of(home, Map.of("NOCODO_DISK_LOW", "500 MB")).low()).isEqualTo(500L * 1024 * 1024);
        assertThatThrownBy(() -> Disk.of(home, Map.of("NOCODO_DISK_LOW", "little")))
                .hasMessageContaining("NOCODO_DISK_LOW=little is no size");
    }
}
