package com.nocodo.operator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.workspace.Git;
import com.nocodo.operator.workspace.GitReader;
import com.nocodo.protocol.HistoryApi.EntryView;
import com.nocodo.protocol.HistoryApi.FileChangeView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final String TREE = "0123456789012345678901234567890123456789";
    private static final String EVIL = "<img src=x onerror=alert(1)>.rs";

    private final Path folder;
    private final Path work;
    private final Git git;
    private final Evidence evidence;
    private final History history;

    HistoryTest(@TempDir Path folder) {
        this.folder = folder;
        this.work = folder.resolve("work");
        var runner = new ProcessRunner(new ProcessNotes(folder), System.getenv());
        this.git = new Git(runner, work, folder.resolve("git.log"));
        var db = Database.open(folder.resolve("operator.db"));
        var events = new Events(db, Clock.systemUTC());
        this.evidence = new Evidence(db, events);
        var project = new Project("p_1", "a", "A", work, "", Map.of(), "", "", ProjectState.PLANNED, "now");
        new Projects(db, events).add(project);
        this.history = new History(project, new GitReader(runner, work, folder.resolve("reading")), evidence, folder);
    }

    private String commit(String subject, String path, String content) throws Exception {
        Files.createDirectories(work.resolve(path).getParent());
        Files.writeString(work.resolve(path), content);
        return git.commit(subject, "Nocodo-Task: 1");
    }

    @BeforeEach
    void begin() throws Exception {
        git.init();
    }

    @Test
    void aCommitChangedWhatTheOneBeforeDidNotHaveAndTheFirstChangedEverything() throws Exception {
        var first = commit("One", "src/main.rs", "one\n");
        var second = commit("Two", EVIL, "two\n");

        var all = history.change(first);
        var more = history.change("HEAD");

        assertThat(all.from()).isEmpty();
        assertThat(all.files()).containsExactly(new FileChangeView("src/main.rs", 1, 0));
        assertThat(all.patch()).contains("new file mode").contains("+one");
        assertThat(more.from()).isEqualTo(first);
        assertThat(more.to()).isEqualTo(second);
        assertThat(more.files()).containsExactly(new FileChangeView(EVIL, 1, 0));
    }

    @Test
    void aMergeChangedWhatItBroughtIn() throws Exception {
        commit("One", "a.txt", "one\n");
        git("checkout", "--quiet", "-b", "side");
        commit("Side", "b.txt", "two\n");
        git("checkout", "--quiet", "-");
        commit("Main", "c.txt", "three\n");
        git("merge", "--quiet", "--no-edit", "side");

        assertThat(history.change("HEAD").files()).containsExactly(new FileChangeView("b.txt", 1, 0));
    }

    @Test
    void aFileIsFoundByAPartOfItsPathInAnyFolder() throws Exception {
        commit("One", "src/Main.rs", "one\n");
        commit("Two", EVIL, "two\n");

        assertThat(history.find("HEAD", " main ").entries()).containsExactly(new EntryView("src/Main.rs", "file", 4L));
        assertThat(history.find("HEAD", "onerror").entries())
                .extracting(EntryView::path)
                .containsExactly(EVIL);
        assertThat(history.find("HEAD", "nothing").entries()).isEmpty();
        assertThatThrownBy(() -> history.find("HEAD", "  ")).hasMessage("Say 1 to 200 characters of the file's name.");
    }

    @Test
    void theLogOfACheckIsThatOfItsEvidenceOrNone() throws Exception {
        var text = "one\ntwo\nthree\n";
        Files.writeString(folder.resolve("fmt.log"), text);
        evidence.append("p_1", record("fmt", "fmt.log", text));
        evidence.append("p_1", record("spec", "../operator.db", text));

        assertThat(history.log("fmt", TREE, 2).lines()).containsExactly("two", "three");
        assertThat(history.log("spec", TREE, 2).kept()).isFalse();
        assertThatThrownBy(() -> history.log("fmt", "0000", 2))
                .hasMessage("The check 'fmt' has no evidence for the source tree '0000'.");

        Files.writeString(folder.resolve("fmt.log"), "of a later run");

        assertThat(history.log("fmt", TREE, 2).kept()).isFalse();
    }

    private static EvidenceRecord record(String check, String log, String text) {
        return new EvidenceRecord(
                1,
                check,
                TREE,
                "pack",
                Map.of(),
                List.of("cargo"),
                "/",
                "2026-01-01T00:00:00Z",
                5,
                0,
                new EvidenceRecord.Counts(1, 1, 0, 0),
                List.of(),
                log,
                Sha256.of(text),
                "",
                "pass");
    }

    private void git(String... arguments) throws Exception {
        var argv = new java.util.ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost"));
        argv.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(argv).directory(work.toFile()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
