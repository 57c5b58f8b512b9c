package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The switch goes through whole or not at all.
class SwapTest {
    private final Shop shop;
    private final Swap swap;

    SwapTest(@TempDir Path folder) {
        shop = new Shop(folder);
        swap = shop.swap();
    }

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        shop.installFirst();
    }

    @AfterEach
    void stop() throws InterruptedException {
        shop.close();
    }

    @Test
    void whatAnEarlierChangeKeptAsideIsNeverBroughtBack() throws Exception {
        shop.change("second", "");
        swap.perform();
        shop.write("INSERT INTO note VALUES ('after the first change')");

        shop.change("third", "");
        swap.bringBack(true); // as after a kill before anything was kept aside

        assertThat(shop.installed()).contains("second");
        assertThat(shop.rows()).isEqualTo(2);
        assertThat(shop.runs()).isTrue();
    }

    @Test
    void aVersionThatDoesNotStartMakesWayForTheOldOneAndItsDataIsKeptAside() throws Exception {
        shop.change("second", "rm \"$DATA_DIR/app.db\"; echo lost >\"$DATA_DIR/app.db\"; exit 1");

        assertThatThrownBy(swap::perform)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ended at its start");
        swap.bringBack(true);
        shop.write("INSERT INTO note VALUES ('after it was back')");
        swap.bringBack(true);

        assertThat(shop.story(1))
                .containsExactly(
                        "preview_started",
                        "preview_stopped",
                        "preview_failed",
                        "preview_started",
                        "preview_stopped",
                        "preview_started");
        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(2);
        assertThat(shop.state().resolve("before-change/replaced-1/app.db")).hasContent("lost");
        assertThat(shop.runs()).isTrue();
    }

    @Test
    void whatAVersionThatWasTakenBackMadeOfTheDataIsNeverDeleted() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);
        shop.write("INSERT INTO note VALUES ('by the new version')");
        swap.bringBack(false);
        Files.createDirectories(shop.state().resolve("before-change.part"));
        Files.createDirectories(shop.state().resolve("kept-1"));

        swap.forgetEarlier();

        assertThat(Shop.rows(shop.state().resolve("kept-2/app.db"))).isEqualTo(2);
        assertThat(shop.state().resolve("before-change")).doesNotExist();
        assertThat(shop.state().resolve("before-change.part")).doesNotExist();
    }

    @Test
    void whatWasMovedAsideBeforeIsNotWrittenOver() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);
        var earlier = Files.createDirectories(shop.state().resolve("before-change/replaced-1"));
        Files.writeString(earlier.resolve("app.db"), "moved by a try that was cut short");
        shop.write("INSERT INTO note VALUES ('by the new version, started in between')");

        swap.bringBack(true);

        assertThat(shop.rows()).isEqualTo(1);
        assertThat(earlier.resolve("app.db")).hasContent("moved by a try that was cut short");
        assertThat(Shop.rows(earlier.resolveSibling("replaced-2").resolve("app.db")))
                .isEqualTo(2);
    }

    @Test
    void aDatabaseAndItsLogAreMovedAsideTogether() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);
        var begun = Files.createDirectories(shop.state().resolve("before-change/replaced-1"));
        Files.writeString(begun.resolve("app.db-wal"), "moved, and then the kill came");

        swap.bringBack(true);

        assertThat(begun.resolve("app.db")).exists();
        assertThat(begun.resolveSibling("replaced-2")).doesNotExist();
    }

    @Test
    void anApplicationThatItsOwnerHadStoppedIsNotStartedByBringingItBack() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);

        swap.bringBack(false);

        assertThat(shop.installed()).contains("first");
        assertThat(shop.runs()).isFalse();
    }

    @Test
    void aNoteThatCannotBeWrittenDoesNotKeepTheOldVersionFromComingBack() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);
        shop.db().sql().sql("""
                CREATE TRIGGER full BEFORE UPDATE ON preview WHEN NEW.pid IS NULL
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                """).update();

        swap.bringBack(true);

        assertThat(shop.installed()).contains("first");
        assertThat(shop.runs()).isTrue();
    }

    @Test
    void anOldVersionThatCannotBeNotedRunsAllTheSame() throws Exception {
        shop.change("second", "exit 1");
        assertThatThrownBy(swap::perform).isInstanceOf(ProblemException.class);
        shop.takeNoNotes();
        try {
            swap.bringBack(true);

            assertThat(shop.installed()).contains("first");
            assertThat(shop.processes()).hasSize(1);
        } finally {
            for (var process : shop.processes()) { // a script's process has the name of its shell, so no stop finds it
                ProcessRunner.end(process);
            }
        }
    }

    @Test
    void aDataCopyThatFailsLeavesNothingThatFillsTheDisk() throws Exception {
        shop.change("second", "");
        Files.writeString(shop.database(), "no database");

        assertThatThrownBy(swap::perform).hasMessageContaining("cannot be kept aside");

        assertThat(shop.state().resolve("before-change.part")).doesNotExist();
        assertThat(shop.installed()).contains("first");
    }

    @Test
    void aStopEndsWhatWasStartedButNeverNoted() throws Exception {
        var program = shop.services().previews().binary(shop.project().id());
        Folders.place(Path.of("/bin/sleep").toRealPath(), program);
        var way = Files.createSymbolicLink(shop.state().resolveSibling("way"), shop.state());
        var stray = new ProcessBuilder(way.resolve(program.getFileName()).toString(), "60").start();
        try {
            shop.services().previews().stop(shop.project().id());

            assertThat(stray.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            stray.destroyForcibly();
        }
    }

    /// Else a backup whose trial falls into a restart would be called bad.
    @Test
    void aStopLeavesTheProgramThatIsTriedOnACopyAlone() throws Exception {
        var program = shop.services().previews().binary(shop.project().id());
        Folders.place(Path.of("/bin/sleep").toRealPath(), program);
        var log = shop.state().resolve("tried.log");
        var sleeping =
                new Command(List.of(program.toString(), "60"), shop.state(), Map.of(), log, Duration.ofMinutes(1));
        try (var tried = shop.services().runner().start(sleeping)) {
            shop.services().previews().stop(shop.project().id());

            assertThat(tried.alive()).isTrue();
        }
    }

    @Test
    void aStartLeavesTheProgramThatIsBeingProvenAlone() throws Exception {
        Folders.place(Path.of("/bin/sleep").toRealPath(), swap.candidate());
        var proven = new ProcessBuilder(swap.candidate().toString(), "60").start();
        try {
            shop.services().previews().start(shop.project().id());

            assertThat(proven.isAlive()).isTrue();
        } finally {
            proven.destroyForcibly();
        }
    }

    @Test
    void whoHoldsAnApplicationKeepsOthersFromStartingIt() throws Exception {
        var previews = shop.services().previews();
        try (var held = previews.hold(shop.project().id())) {
            var other = Thread.ofVirtual().start(() -> {
                try {
                    previews.start(shop.project().id());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(other.join(Duration.ofMillis(500))).isFalse();
            assertThat(shop.runs()).isFalse();
            other.interrupt();
            assertThat(other.join(Duration.ofSeconds(5))).isTrue();
        }
    }
}
