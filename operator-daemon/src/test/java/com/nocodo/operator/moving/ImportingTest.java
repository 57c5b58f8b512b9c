package com.nocodo.operator.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What does not fit is found before anything is built, and nothing of it stays.
class ImportingTest {
    @TempDir
    Path folder;

    private Place there;
    private Place here;
    private Path file;

    @BeforeEach
    void export() throws Exception {
        there = new Place(folder.resolve("there")).withProject();
        here = new Place(folder.resolve("here"));
        file = there.export(folder.resolve("boats.nocodo"));
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    private void refused(String sentence) throws Exception {
        assertThatThrownBy(() -> here.operator().importFrom(file, ImportingTest::notYetProving))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
        assertThat(here.empty()).isTrue();
    }

    private static void notYetProving(Progress progress) {
        assertThat(progress).isNotEqualTo(new Progress.Step("Proving it"));
    }

    private Map<String, byte[]> entries() throws Exception {
        return Parcels.entries(file);
    }

    private void with(String name, byte[] content) throws Exception {
        var entries = entries();
        entries.put(name, content);
        Parcels.sealed(file, entries);
    }

    private String history() throws Exception {
        return new String(Objects.requireNonNull(entries().get(EntryName.HISTORY)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "slug":"boats"            | "slug":"../../boats"      | says of the project
        "slug":"boats"            | "slug":"-rf"              | says of the project
        "slug":"boats"            | "slug":null               | says of the project
        "name":"main"             | "name":"--exec=x"         | says of the repository
        "name":"main"             | "name":"other"            | does not end with the commit
        nocodo: 1                 | nocodo: 9                 | checksum
        "rows":{                  | "lines":{                 | a part is missing
        "boats":2                 | "boats":3                 | The data in the file is damaged
        "seq":2                   | "seq":3                   | not the next
        "type":"project_created"  | "type":"project_deleted"  | no project's
        "state":"READY"           | "state":"ASLEEP"          | CHECK
        "number":1,               | "number":"x",             | TEXT
        "specialist":"            | "specialist":"DENTIST","x":" | No enum constant
        """)
    void aHistoryThatDoesNotFitIsRefused(String from, String to, String sentence) throws Exception {
        var history = history();
        assertThat(history).contains(from);
        with(EntryName.HISTORY, history.replace(from, to).getBytes(StandardCharsets.UTF_8));

        refused(sentence);
    }

    @Test
    void evidenceThatWasChangedIsRefused() throws Exception {
        var changed = history().replace("\\\"ms\\\":5", "\\\"ms\\\":6");
        assertThat(changed).isNotEqualTo(history());
        with(EntryName.HISTORY, changed.getBytes(StandardCharsets.UTF_8));

        refused("the chain of its evidence is broken");
    }

    @Test
    void whatIsNoHistoryIsRefused() throws Exception {
        with(EntryName.HISTORY, "[]".getBytes(StandardCharsets.UTF_8));
        refused("cannot be read");
        with(EntryName.HISTORY, "null".getBytes(StandardCharsets.UTF_8));
        refused("does not fit");
    }

    @Test
    void dataThatIsNoDatabaseIsRefused() throws Exception {
        with(EntryName.DATABASE, "rows".getBytes(StandardCharsets.UTF_8));

        refused("The data in the file is damaged");
    }

    @Test
    void whatIsNoRepositoryIsRefused() throws Exception {
        with(EntryName.REPOSITORY, "commits".getBytes(StandardCharsets.UTF_8));

        refused("git fetch failed");
    }

    /// Somebody made it with another program.
    @Test
    void aLinkInTheRepositoryIsRefusedBeforeItIsThere() throws Exception {
        Files.createSymbolicLink(there.repository().resolve("passwords"), Path.of("/nowhere/at-all"));
        there.commit();
        withRepository(there.gitWith("", "rev-parse", "HEAD"));

        refused("'passwords' in the repository is a link");
    }

    /// A few hundred bytes that would become ten thousand million files.
    @Test
    void aRepositoryWithEndlessFilesIsRefusedBeforeTheyAreThere() throws Exception {
        var tree = there.gitWith("hello", "hash-object", "-w", "--stdin");
        var kind = "100644 blob ";
        for (int level = 0; level < 10; level++) {
            var lines = new StringBuilder();
            for (int n = 0; n < 10; n++) {
                lines.append(kind).append(tree).append("\tf").append(n).append('\n');
            }
            tree = there.gitWith(lines.toString(), "mktree");
            kind = "040000 tree ";
        }
        var head = there.gitWith(
                "", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit-tree", "-m", "Bomb", tree);
        there.git("update-ref", "refs/heads/main", head);
        withRepository(head);

        refused("has more files than any application");
    }

    private void withRepository(String head) throws Exception {
        var bundle = folder.resolve("b.bundle");
        there.git("bundle", "create", "--quiet", bundle.toString(), "--all");
        with(
                EntryName.HISTORY,
                history()
                        .replaceAll("\"head\":\"[0-9a-f]+\"", "\"head\":\"" + head + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        with(EntryName.REPOSITORY, Files.readAllBytes(bundle));
    }

    @Test
    void aPasswordThatIsNoneIsRefused() throws Exception {
        with(EntryName.PASSWORD, new byte[2_000]);

        refused("password");
    }

    @Test
    void aFileThatIsNoExportIsRefused() throws Exception {
        file = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");

        refused("is no file that");
    }
}
