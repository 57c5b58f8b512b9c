package com.nocodo.operator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A state is put in the place of another one, or not at all.
class ExchangeTest {
    private static final Map<String, String> OLD =
            Map.of("operator.db", "old", "operator.db-wal", "more", "projects/a/x", "old", "state/1/y", "old");
    private static final Map<String, String> NEW =
            Map.of("operator.db", "new", "projects/b/x", "new", "state/2/y", "new", "attachments/z", "new");

    /// As the exchange does it: whoever is killed has done the first of these.
    private static final List<List<String>> MOVES = List.of(
            List.of("operator.db-wal", "before-restore/operator.db-wal"),
            List.of("operator.db", "before-restore/operator.db"),
            List.of("restore.new/operator.db", "operator.db"),
            List.of("projects", "before-restore/projects"),
            List.of("restore.new/projects", "projects"),
            List.of("state", "before-restore/state"),
            List.of("restore.new/state", "state"),
            List.of("restore.new/attachments", "attachments"),
            List.of("before-restore/restored.new", "before-restore/restored"));

    @TempDir
    Path folder;

    private Home prepared() throws IOException {
        var home = Home.open(folder.resolve("home"), System.getenv());
        write(home.root(), OLD);
        write(Exchange.fresh(home), NEW);
        return home;
    }

    private static void write(Path root, Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.createDirectories(root.resolve(file.getKey()).getParent());
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var walk = Files.walk(root)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(file).toString();
                if (!name.endsWith(".lock") && !name.startsWith("before-restore/")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void theNewStateIsThereTheOldOneIsKeptAndComesBackWhenAsked() throws Exception {
        var home = prepared();

        Exchange.forth(home, "one");
        assertThat(files(home.root())).isEqualTo(NEW);
        assertThat(Exchange.last(home)).contains("one");
        assertThat(files(Exchange.before(home))).containsAllEntriesOf(OLD);

        Exchange.back(home);
        assertThat(files(home.root())).isEqualTo(OLD);
        assertThat(Exchange.before(home)).doesNotExist();
        assertThat(Exchange.last(home)).isEmpty();
    }

    /// To say that it was another one would have it done again, or not taken back.
    @Test
    void whichOneWasTheLastIsNotGuessedWhereThatCannotBeRead() throws Exception {
        var home = prepared();
        Exchange.forth(home, "");
        assertThat(Exchange.last(home)).isPresent();

        var number = Exchange.before(home).resolve("restored");
        Files.writeString(number, "");
        assertThatThrownBy(() -> Exchange.last(home)).hasMessageContaining("cannot be read: it is empty");
        Files.delete(number);
        Files.createDirectories(number);
        assertThatThrownBy(() -> Exchange.last(home)).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void whatAKillCutShortIsBroughtToItsEndByWhoeverOpensTheHome(int moved) throws Exception {
        var home = prepared();
        note(home, "forth", "operator.db\nprojects\nstate\nattachments");
        write(Exchange.before(home), Map.of("restored.new", "one"));
        for (var move : MOVES.subList(0, moved)) {
            Files.move(
                    home.root().resolve(move.getFirst()),
                    home.root().resolve(move.getLast()),
                    StandardCopyOption.ATOMIC_MOVE);
        }

        Exchange.finish(Home.open(home.root(), System.getenv())); // which makes folders that are missing

        assertThat(files(home.root())).isEqualTo(NEW);
        assertThat(files(Exchange.before(home))).containsAllEntriesOf(OLD);
        assertThat(Exchange.last(home)).contains("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void soIsOneThatBringsBack(int moved) throws Exception {
        var home = prepared();
        Exchange.forth(home, "one");
        Files.createDirectories(Exchange.fresh(home));
        note(home, "back", "operator.db-wal\noperator.db\nprojects\nstate");
        var moves = List.of(
                List.of("before-restore/operator.db-wal", "operator.db-wal"),
                List.of("operator.db", "restore.new/operator.db"),
                List.of("before-restore/operator.db", "operator.db"),
                List.of("projects", "restore.new/projects"),
                List.of("before-restore/projects", "projects"),
                List.of("state", "restore.new/state"),
                List.of("before-restore/state", "state"),
                List.of("attachments", "restore.new/attachments"),
                List.of("before-restore/restored", "gone"));
        for (var move : moves.subList(0, moved)) {
            Files.move(
                    home.root().resolve(move.getFirst()),
                    home.root().resolve(move.getLast()),
                    StandardCopyOption.ATOMIC_MOVE);
        }

        Files.deleteIfExists(home.root().resolve("gone"));

        Exchange.finish(Home.open(home.root(), System.getenv()));

        assertThat(files(home.root())).isEqualTo(OLD);
        assertThat(Exchange.before(home)).doesNotExist();
    }

    @Test
    void whatIsLeftOverOfOneThatHasEndedIsInNobodysWay() throws Exception {
        var home = prepared();
        Exchange.forth(home, "one");
        Exchange.back(home);
        write(Exchange.fresh(home), Map.of("state/2/y", "left"));
        write(Exchange.before(home), Map.of("state/1/y", "left"));

        Exchange.finish(home);
        assertThat(Exchange.last(home)).isEmpty();
        Exchange.clear(home, Exchange.fresh(home));
        write(Exchange.fresh(home), NEW);
        Exchange.forth(home, "two");

        assertThat(files(home.root())).isEqualTo(NEW);
        assertThat(files(Exchange.before(home))).containsAllEntriesOf(OLD);
    }

    /// Whoever may do everything removes it; anybody else puts it aside.
    @Test
    void whatAnApplicationClosedInItsFolderStopsNobody() throws Exception {
        var home = prepared();
        var closed = home.root().resolve("state/1/closed");
        write(closed, Map.of("deep/x", "x"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        Exchange.forth(home, "one");
        write(Exchange.fresh(home), NEW);
        Exchange.forth(home, "two");

        assertThat(Exchange.last(home)).contains("two");
        assertThat(files(Exchange.before(home))).containsEntry("operator.db", "new");
    }

    @Test
    void aNoteThatCannotBeReadStopsEverything() throws Exception {
        var home = prepared();
        Files.writeString(home.root().resolve("restoring"), "sideways");

        assertThatThrownBy(() -> Exchange.finish(home)).hasMessageContaining("cannot be read");
        assertThat(files(home.root())).containsAllEntriesOf(OLD);
    }

    private static void note(Home home, String way, String parts) throws IOException {
        Files.writeString(home.root().resolve("restoring"), way + "\n" + parts);
    }
}
