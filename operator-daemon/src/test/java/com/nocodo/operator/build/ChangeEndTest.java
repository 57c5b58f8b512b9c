package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.build.ChangeMark.Phase;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change ends finished or taken back, wherever a kill cut it short. The files lie as they do at that moment.
class ChangeEndTest {
    private final Shop shop;
    private final Git git;
    private final ChangeEnd end;
    private String base = "";
    private String changed = "";

    ChangeEndTest(@TempDir Path folder) {
        shop = new Shop(folder);
        git = new Git(shop.services().runner(), shop.project().path(), folder.resolve("git.log"));
        end = new ChangeEnd(shop.services(), shop.project(), git, step -> {});
    }

    @BeforeEach
    void writeAChangeOfTheFirstVersion() throws Exception {
        shop.installFirst();
        git.init();
        Files.writeString(shop.project().path().resolve("nocodo.yaml"), "old");
        base = git.commit("Build", "Task: 1");
        Files.writeString(shop.project().path().resolve("nocodo.yaml"), "new");
        changed = git.commit("Change", "Task: 2");
        shop.change("second", "");
        shop.services().projects().move("p_1", ProjectState.BUILDING);
    }

    @AfterEach
    void stop() throws InterruptedException {
        shop.close();
    }

    @Test
    void beforeTheNewVersionIsInItsPlaceTheChangeIsTakenBack() throws Exception {
        keptAside();
        mark(Phase.SWITCHING, true);

        end.recover();

        assertTakenBack();
        assertThat(shop.runs()).isTrue();
    }

    @Test
    void onceTheNewVersionIsInItsPlaceTheChangeIsFinished() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);

        end.recover();

        assertThat(shop.installed()).contains("second");
        assertThat(shop.rows()).isEqualTo(2);
        assertThat(shop.runs()).isTrue();
        var project = shop.services().projects().get("p_1");
        assertThat(project.state()).isEqualTo(ProjectState.READY);
        assertThat(project.spec()).isEqualTo("new");
        assertThat(shop.state().resolve("change")).doesNotExist();
        assertThat(shop.story(2))
                .containsExactly("preview_started", "backed_up", "change_applied", "project_state_changed");
    }

    @Test
    void aChangeThatIsFinishedTwiceIsToldOnce() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHED, true);
        end.recover();
        mark(Phase.SWITCHED, true); // as where the kill came before the mark was gone

        end.recover();

        assertThat(shop.story(0)).containsOnlyOnce("change_applied");
    }

    @Test
    void aVersionThatWasReadyIsNeverTakenBackWhyeverItDoesNotStartNow() throws Exception {
        shop.change("second", "if [ -e \"$DATA_DIR/passing\" ]; then exit 1; fi");
        keptAside();
        installSecond();
        var reason = Files.createFile(shop.database().resolveSibling("passing"));
        mark(Phase.SWITCHED, true);

        assertThatThrownBy(end::recover).hasMessageContaining("its new version does not start");

        assertThat(shop.installed()).contains("second");
        assertThat(shop.rows()).isEqualTo(2);
        Files.delete(reason);
        end.recover();
        assertThat(shop.runs()).isTrue();
        assertThat(shop.services().projects().get("p_1").spec()).isEqualTo("new");
        assertThat(shop.state().resolve("change")).doesNotExist();
    }

    @Test
    void aNewVersionThatCannotBeNotedIsNotTakenBack() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);
        shop.takeNoNotes();

        assertThatThrownBy(end::recover).hasMessageContaining("cannot be noted");

        assertThat(shop.installed()).contains("second");
        assertThat(shop.rows()).isEqualTo(2);
        assertThat(shop.state().resolve("change")).exists();
    }

    @Test
    void itsOwnCommitSaysWhatAChangeMadeOfTheSpec() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);
        Files.writeString(shop.project().path().resolve("nocodo.yaml"), "by its owner, later");
        git.commit("Mine", "Task: 3");

        end.recover();

        assertThat(shop.services().projects().get("p_1").spec()).isEqualTo("new");
    }

    @Test
    void aCommitThatIsGoneIsSaidSo() throws Exception {
        keptAside();
        installSecond();
        changed = "0123456789012345678901234567890123456789";
        mark(Phase.SWITCHING, true);

        assertThatThrownBy(end::recover)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nocodo.yaml of its commit " + changed);
        assertThat(shop.state().resolve("change")).exists();
    }

    @Test
    void onAFullDiskTheOldVersionComesBackWithoutAMark() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);
        var full = Files.createDirectory(shop.state().resolve(".change.new"));

        assertThatThrownBy(end::bringBack).hasMessageContaining("cannot be written");

        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(1);
        assertThat(shop.runs()).isTrue();
        assertThatThrownBy(() -> ChangeEnd.refuseHalfTakenBack(shop.services(), shop.project()))
                .hasMessageContaining("stopped while it was taken back");
        Files.delete(full);
        end.recover();
        assertTakenBack();
    }

    @Test
    void anOlderVersionsMarkIsUnderstood() throws Exception {
        keptAside();
        installSecond();
        var replaced = Files.createDirectories(aside().resolve("replaced"));
        Files.move(shop.database(), replaced.resolve("app.db"));
        Files.writeString(shop.state().resolve("change"), base + "\nREADY\nSWITCHING\n");

        end.recover();

        assertTakenBack();
        assertThat(shop.runs()).isTrue();
        shop.change("third", "");
        assertThat(Shop.rows(shop.state().resolve("kept-1/app.db"))).isEqualTo(2);
    }

    @Test
    void aMarkThatCannotBeReadTellsToCopyTheDataFirst() throws Exception {
        Files.writeString(shop.state().resolve("change"), base + "\n");

        assertThatThrownBy(end::recover).hasMessageContaining("Copy the folder " + aside() + " first");
    }

    @Test
    void aChangeThatIsBeingTakenBackIsNeverFinishedOnAnEmptyDatabase() throws Exception {
        keptAside();
        installSecond();
        var replaced = Files.createDirectories(aside().resolve("replaced-1"));
        Files.move(shop.database(), replaced.resolve("app.db"));
        mark(Phase.TAKING_BACK, true);

        end.recover();

        assertTakenBack();
        assertThat(shop.runs()).isTrue();
        assertThat(Shop.rows(replaced.resolve("app.db"))).isEqualTo(2);
    }

    @Test
    void dataThatIsBackIsNotPutBackTwice() throws Exception {
        keptAside();
        installSecond();
        Files.move(aside().resolve("data/app.db"), shop.database(), StandardCopyOption.REPLACE_EXISTING);
        mark(Phase.TAKING_BACK, false);

        end.recover();

        assertTakenBack();
        assertThat(shop.runs()).isFalse();
    }

    @Test
    void onceTheOldVersionIsBackItsNewRowsStay() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);
        end.bringBack();
        shop.write("INSERT INTO note VALUES ('after the interrupt')");

        end.recover();

        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(2);
    }

    @Test
    void whatIsHalfTakenBackIsNotStarted() throws Exception {
        mark(Phase.TAKING_BACK, true);

        try (var operator = LocalOperator.open(shop.services().home().root(), System.getenv())) {
            assertThatThrownBy(() -> operator.start("shop"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Run: nocodo apply shop");
            end.takeBack();
            assertThat(operator.start("shop").state()).isEqualTo("running");
        }
    }

    @Test
    void anInterruptWaitsUntilTheOldVersionIsBack() throws Exception {
        keptAside();
        installSecond();
        mark(Phase.SWITCHING, true);
        shop.services().previews().start("p_1"); // so that its end has to be waited for

        Thread.currentThread().interrupt();
        end.bringBack();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(1);
        assertThat(shop.runs()).isTrue();
    }

    @Test
    void whatWasEditedMeanwhileIsNamedBeforeItLeavesTheTree() throws Exception {
        var said = new StringBuilder();
        var telling = new ChangeEnd(shop.services(), shop.project(), git, said::append);
        Files.writeString(shop.project().path().resolve("by-hand.txt"), "mine");
        mark(Phase.WRITING, true);

        telling.takeBack();

        var commit = git.find("Nocodo-Left: " + base).orElseThrow();
        assertThat(said).contains("git show " + commit);
        assertThat(git.show(commit, "by-hand.txt")).contains("mine");
    }

    private void mark(Phase phase, boolean ran) {
        new ChangeMark(base, ProjectState.READY, phase, ran, changed).write(shop.state());
    }

    private Path aside() {
        return shop.state().resolve("before-change");
    }

    private void keptAside() throws IOException {
        Files.createDirectories(aside().resolve("data"));
        Files.copy(shop.database(), aside().resolve("data/app.db"));
        Files.copy(
                shop.services().previews().binary("p_1"), aside().resolve("app"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void installSecond() throws Exception {
        shop.services().previews().install("p_1", shop.swap().candidate());
        shop.write("INSERT INTO note VALUES ('by the second version')");
    }

    private void assertTakenBack() throws Exception {
        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(1);
        assertThat(shop.project().path().resolve("nocodo.yaml")).hasContent("old");
        assertThat(shop.services().projects().get("p_1").state()).isEqualTo(ProjectState.READY);
        assertThat(shop.state().resolve("change")).doesNotExist();
    }
}
