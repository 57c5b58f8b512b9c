package com.nocodo.operator.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.build.Shop;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    private static final CheckView PASSES = new CheckView("fmt", "pass", 1, 1, 0, 0.1, null);
    private static final CheckView FAILS = new CheckView("fmt", "fail", 1, 0, 1, 0.1, "no");

    private final Shop shop;

    VersionsTest(@TempDir Path folder) {
        shop = new Shop(folder);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    private long tell(ProjectEvent event) {
        return shop.services().events().append("p_1", event);
    }

    private static JobView change(long message) {
        var now = Instant.parse("2026-05-01T10:00:00Z");
        return new JobView(
                JobId.of(message),
                JobView.Kind.CHANGE,
                JobState.RUNNING,
                message,
                "ann",
                1,
                false,
                now,
                now,
                null,
                null);
    }

    private long changed(String words, long message, String hash) {
        tell(new ProjectEvent.MessageSaid(message, "k" + message, "ann", words));
        tell(new ProjectEvent.JobBegun(change(message), null));
        tell(new ProjectEvent.ChangeProposed(hash, List.of(new OperationView(words, false, null))));
        tell(new ProjectEvent.CheckEnded(PASSES, "tree", false));
        return tell(new ProjectEvent.ChangeApplied(hash, "c" + message));
    }

    private List<VersionView> versions() {
        var marks = new Marks(shop.db()).of("p_1");
        return Versions.of(shop.services().events(), "p_1", marks, "c0ffee"::equals).stream()
                .map(Versions.Version::view)
                .toList();
    }

    @Test
    void aVersionIsWhatWasProvenWithWhatWasAskedForAndItsChecks() {
        tell(new ProjectEvent.MessageSaid(1, "k1", "ann", "Boats have a name."));
        tell(new ProjectEvent.BuildBegun("h0", false));
        tell(new ProjectEvent.CheckEnded(FAILS, "tree", false));
        tell(new ProjectEvent.BuildEnded(false, null));
        tell(new ProjectEvent.BuildBegun("h1", true));
        tell(new ProjectEvent.CheckEnded(PASSES, "tree", false));
        tell(new ProjectEvent.CheckEnded(PASSES, "tree", false));
        var first = tell(new ProjectEvent.BuildEnded(true, "c1"));
        var second = changed("add a colour", 2, "h2");
        changed("undo that", 3, "h1");

        assertThat(versions()).hasSize(3);
        var built = versions().getFirst();
        assertThat(built.version()).isEqualTo(first);
        assertThat(built.words()).isEqualTo("Boats have a name.");
        assertThat(built.checks()).isEqualTo(2);
        assertThat(built.now()).isFalse();
        assertThat(versions().get(1).version()).isEqualTo(second);
        assertThat(versions().get(1).commit()).isEqualTo("c2");
        var undone = versions().getLast();
        assertThat(undone.sameAs()).isEqualTo(first);
        assertThat(undone.now()).isTrue();
        assertThat(undone.author()).isEqualTo("ann");
    }

    @Test
    void aVersionHasThePictureOfTheTreeThatWasChecked() {
        changed("add a colour", 2, "h2");
        tell(new ProjectEvent.ChangeProposed("h3", List.of()));
        tell(new ProjectEvent.CheckEnded(PASSES, "c0ffee", true));
        tell(new ProjectEvent.ChangeApplied("h3", "c3"));

        assertThat(versions()).extracting(VersionView::picture).containsExactly(false, true);
    }

    @Test
    void whatWasSaidAboutAVersionStaysWithIt() {
        var version = changed("add a colour", 2, "h2");
        new Marks(shop.db()).put("p_1", version, new Marks.Mark("Before the fair", true, "works"));

        assertThat(versions()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Before the fair");
            assertThat(one.starred()).isTrue();
        });
        shop.services().projects().move("p_1", ProjectState.READY);
        assertThatThrownBy(() -> Versions.get(
                        Versions.of(shop.services().events(), "p_1", java.util.Map.of(), tree -> false), 4711))
                .hasMessageContaining("There is no version 4711");
    }
}
