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
        git.commit("Change", "Task: 2");
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
        new ChangeMark(base, ProjectState.READY, phase, ran).write(shop.state());
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
