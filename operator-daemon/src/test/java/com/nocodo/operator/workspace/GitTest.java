package com.nocodo.operator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
    @TempDir
    Path folder = Path.of(".");

    @Test
    void goingBackRemovesWhatWasNeverCommittedAndKeepsItInTheHistory() throws Exception {
        var runner = new ProcessRunner(new ProcessNotes(folder), System.getenv());
        var work = Files.createDirectory(folder.resolve("work"));
        var git = new Git(runner, work, folder.resolve("git.log"));
        git.init();
        Files.writeString(work.resolve("a.txt"), "old");
        var old = git.commit("One", "Task: 1");
        Files.writeString(work.resolve("a.txt"), "new");
        Files.writeString(work.resolve(".b.txt.new"), "half");

        git.restore(old);
        git.commit("Back", "Task: 2");

        assertThat(work.resolve("a.txt")).hasContent("old");
        assertThat(work.resolve(".b.txt.new")).doesNotExist();
        assertThat(git.show("HEAD~1", ".b.txt.new")).contains("half");
        assertThat(git.status()).isBlank();
    }

    @Test
    void aRepositoryThatIsGoneIsNotTakenForAMissingGit() {
        var runner = new ProcessRunner(new ProcessNotes(folder), System.getenv());
        var git = new Git(runner, folder.resolve("gone"), folder.resolve("git.log"));

        assertThatThrownBy(git::status).hasMessageContaining("gone is gone. Bring it back");
    }
}
