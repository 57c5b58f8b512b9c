package com.nocodo.operator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
    private final Path folder;
    private final Path work;
    private final Git git;

    GitTest(@TempDir Path folder) {
        this.folder = folder;
        this.work = folder.resolve("work");
        this.git =
                new Git(new ProcessRunner(new ProcessNotes(folder), System.getenv()), work, folder.resolve("git.log"));
    }

    @BeforeEach
    void init() throws Exception {
        git.init();
    }

    @Test
    void goingBackRemovesWhatWasNeverCommittedAndKeepsItInTheHistory() throws Exception {
        Files.writeString(work.resolve("a.txt"), "old");
        var old = git.commit("One", "Task: 1");
        Files.writeString(work.resolve("a.txt"), "new");
        Files.writeString(work.resolve(".b.txt.new"), "half");

        var left = git.restore(old);
        git.commit("Back", "Task: 2");

        assertThat(work.resolve("a.txt")).hasContent("old");
        assertThat(work.resolve(".b.txt.new")).doesNotExist();
        assertThat(git.show(left.orElseThrow(), ".b.txt.new")).contains("half");
        assertThat(git.status()).isBlank();
    }

    @Test
    void theNewestCommitIsFoundWhateverItsBranchIsCalledAndHoweverGitKeepsIt() throws Exception {
        Files.writeString(work.resolve("a.txt"), "one");
        git.commit("One", "Task: 1");
        git("checkout", "--quiet", "-b", "trunk");
        Files.writeString(work.resolve("a.txt"), "two");
        var two = git.commit("Two", "Task: 2");
        git("pack-refs", "--all");

        assertThat(git.head()).isEqualTo(two);
        assertThat(git.show(git.head(), "a.txt")).contains("two");
        assertThat(git.find("Task: 2")).contains(two);
        assertThat(git.commit("Two again", "Task: 2")).isEqualTo(two);
    }

    @Test
    void withoutACommitNothingIsFound() throws Exception {
        assertThat(git.find("Task: 1")).isEmpty();
    }

    @Test
    void theLocksOfAKilledGitAreRemoved() throws Exception {
        Files.writeString(work.resolve("a.txt"), "one");
        git.commit("One", "Task: 1");
        for (var lock : List.of("index", "HEAD", "config", "packed-refs", "refs/heads/main")) {
            Files.createFile(work.resolve(".git").resolve(lock + ".lock"));
        }

        git.unlock();

        Files.writeString(work.resolve("a.txt"), "two");
        assertThat(git.commit("Two", "Task: 2")).isEqualTo(git.head());
        git("pack-refs", "--all");
        git("config", "some.key", "value");
    }

    @Test
    void theLockOfACommitThatSomebodyIsWritingStays() throws Exception {
        Files.writeString(work.resolve("a.txt"), "one");
        git.commit("One", "Task: 1");
        Files.writeString(work.resolve("a.txt"), "two");
        var lock = work.resolve(".git/index.lock");
        var person = new ProcessBuilder("git", "-c", "core.editor=sleep 60; false", "commit", "--all")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("person.log").toFile())
                .start();
        try {
            while (person.isAlive() && !Files.exists(lock)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }

            git.unlock();

            assertThat(person.isAlive()).isTrue();
            assertThat(lock).exists();
        } finally {
            ProcessRunner.end(person.toHandle());
        }
    }

    @Test
    void aGitWhoseFolderWasDeletedKeepsNoLock() throws Exception {
        var gone = folder.resolve("gone");
        new Git(new ProcessRunner(new ProcessNotes(folder), System.getenv()), gone, folder.resolve("gone.log")).init();
        var elsewhere = new ProcessBuilder("git", "cat-file", "--batch")
                .directory(gone.toFile())
                .start();
        try (var asked = elsewhere.outputWriter();
                var answers = elsewhere.inputReader()) {
            asked.write("HEAD\n");
            asked.flush();
            assertThat(answers.readLine()).contains("missing"); // it works there now
            Folders.remove(gone);
            var lock = Files.createFile(work.resolve(".git/index.lock"));

            git.unlock();

            assertThat(elsewhere.isAlive()).isTrue();
            assertThat(lock).doesNotExist();
        } finally {
            ProcessRunner.end(elsewhere.toHandle());
        }
    }

    @Test
    void aRepositoryWhoseFilesLieElsewhereIsOne() throws Exception {
        Files.writeString(work.resolve("a.txt"), "one");
        var one = git.commit("One", "Task: 1");
        Files.move(work.resolve(".git"), folder.resolve("elsewhere"));
        Files.writeString(work.resolve(".git"), "gitdir: " + folder.resolve("elsewhere") + "\n");

        git.unlock();

        assertThat(git.head()).isEqualTo(one);
    }

    @Test
    void aRepositoryThatIsGoneIsSaidSoAndNotMadeAnew() throws Exception {
        Files.move(work.resolve(".git"), folder.resolve("elsewhere"));

        assertThatThrownBy(git::unlock).hasMessageContaining("work is gone. Bring it back");
        assertThat(work.resolve(".git")).doesNotExist();
    }

    private void git(String... arguments) throws Exception {
        var argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        var ran = new ProcessBuilder(argv).directory(work.toFile()).inheritIO().start();
        assertThat(ran.waitFor()).isZero();
    }
}
