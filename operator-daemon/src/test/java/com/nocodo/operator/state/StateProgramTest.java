package com.nocodo.operator.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.moving.Place;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One home with a project is saved while it is open, and becomes the state of another one.
@Tag("slow")
class StateProgramTest {
    private static final String SECRET = "0f".repeat(32);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Place place;
    private Path file;

    @BeforeEach
    void twoHomes() throws Exception {
        place = new Place(home("a")).withProject();
        file = folder.resolve("saved");
        sql("a", """
                INSERT INTO account (id, name, role, created_at) VALUES ('u1', 'Owner', 'owner', '2026-01-01T00:00:00Z')
                """);
        sql("a", "INSERT INTO web_session VALUES ('%s', 's1', 'u1', 'x', '', '', '')".formatted(SECRET));
        sql("a", "INSERT INTO sign_in_link VALUES ('%s', 'u1', '', '', NULL)".formatted(SECRET));
        sql("a", "INSERT INTO api_token VALUES ('%s', 't1', 'u1', 'x', 'read', '', NULL, '')".formatted(SECRET));
        sql("a", "INSERT INTO bridge_key (public_key, name, added_at) VALUES ('old-vault', 'x', '')");
        sql("a", "INSERT INTO setting VALUES ('bridge_operator', 'old-server'), ('more', 'x')");
        sql("a", "INSERT INTO preview VALUES ('p_1', 12345, 77, '2026-01-01T00:00:00Z')");
        Files.createDirectories(home("a").resolve("attachments"));
        Files.writeString(home("a").resolve("attachments/a_" + "0".repeat(24)), "a sheet");
        Files.writeString(home("a").resolve("bridge.key"), "the old server's");

        fresh("b");
    }

    @AfterEach
    void close() {
        place.close();
    }

    private Path home(String name) {
        return folder.resolve(name);
    }

    private void fresh(String name) throws Exception {
        LocalOperator.open(home(name), System.getenv()).close();
        Files.writeString(home(name).resolve("bridge.key"), "the new server's");
        sql(name, """
                INSERT INTO account (id, name, role, created_at) VALUES ('m1', 'Member', 'builder', '2026-01-01T00:00:00Z')
                """);
        sql(name, "INSERT INTO bridge_key (public_key, name, added_at, receipt) VALUES ('new-vault', 'x', '', 'r')");
        sql(name, "INSERT INTO setting VALUES ('bridge_operator', 'new-server')");
        sql(name, """
                INSERT INTO bridge_key (public_key, name, added_at, role, account)
                VALUES ('member', 'm', '', 'member', 'm1')
                """);
    }

    private boolean run(String home, String... arguments) throws InterruptedException {
        said.clear();
        var environment = new HashMap<>(System.getenv());
        environment.put("NOCODO_HOME", home(home).toString());
        return StateProgram.run(List.of(arguments), environment, said::add);
    }

    private void save() throws InterruptedException {
        assertThat(run("a", "save", file.toString())).as(said.toString()).isTrue();
    }

    private void restored(String... more) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("restore", file.toString()));
        arguments.addAll(List.of(more));
        assertThat(run("b", arguments.toArray(String[]::new)))
                .as(said.toString())
                .isTrue();
    }

    private void sql(String home, String statement) throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + home(home).resolve("operator.db"));
                var sql = db.createStatement()) {
            sql.execute("PRAGMA busy_timeout = 10000");
            sql.executeUpdate(statement);
        }
    }

    private List<String> asked(String home, String query) throws Exception {
        List<String> values = new ArrayList<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + home(home).resolve("operator.db"));
                var sql = db.createStatement();
                var rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Map<String, Long> rows(String home) throws Exception {
        return new AppData(home(home).resolve("state/p_1/data")).rows();
    }

    @Test
    void everythingOfTheOneIsInTheOtherWhichKeepsWhoMayComeIn() throws Exception {
        Files.writeString(home("a").resolve("projects/boats/NOTES.md"), "by hand, and in no commit");
        var backup = home("a").resolve("state/p_1/backups/20260101T000000000Z");
        new AppData(place.data()).snapshot(new AppData(backup));
        Files.writeString(backup.resolve("backup.json"), "{}");
        save();
        assertThat(said).contains("fact state-projects 1").noneMatch(line -> line.startsWith("fact state-older"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        restored();

        assertThat(said).contains("fact restored-projects 1");
        try (var operator = LocalOperator.open(home("b"), System.getenv())) {
            assertThat(operator.project("boats").path())
                    .isEqualTo(home("b").resolve("projects/boats").toString());
        }
        assertThat(home("b").resolve("projects/boats/NOTES.md")).hasContent("by hand, and in no commit");
        assertThat(rows("b")).isEqualTo(rows("a"));
        assertThat(home("b").resolve("state/p_1/data/files/7")).hasContent("a picture of a boat");
        assertThat(home("b").resolve("state/p_1/backups/20260101T000000000Z/app.db"))
                .isRegularFile();
        assertThat(home("b").resolve("attachments/a_" + "0".repeat(24))).hasContent("a sheet");
        var password = home("b").resolve("state/p_1/owner-password");
        assertThat(password).hasContent("open-sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(asked("b", "SELECT count(*) FROM evidence")).containsExactly("2");

        assertThat(home("b").resolve("bridge.key")).hasContent("the new server's");
        assertThat(asked("b", "SELECT public_key FROM bridge_key ORDER BY 1")).containsExactly("member", "new-vault");
        assertThat(asked("b", "SELECT value FROM setting")).containsExactly("new-server");
        assertThat(asked("b", "SELECT receipt FROM bridge_key WHERE public_key = 'new-vault'"))
                .containsExactly("r");
        assertThat(asked("b", "SELECT id FROM account ORDER BY 1")).containsExactly("m1", "u1");
        for (var table : List.of("web_session", "sign_in_link", "api_token")) {
            assertThat(asked("b", "SELECT count(*) FROM " + table)).as(table).containsExactly("0");
        }
        assertThat(asked("b", "SELECT pid || started_at FROM preview")).containsExactly("77on another server");
        assertThat(home("a").resolve("saving")).doesNotExist();
        assertThat(home("b").resolve("restore.new")).doesNotExist();
    }

    @Test
    void nothingThatOpensADoorIsInTheFile() throws Exception {
        save();

        var database =
                new String(Objects.requireNonNull(entries(file).get("operator.db")), StandardCharsets.ISO_8859_1);
        assertThat(database).contains("Boats").doesNotContain(SECRET).doesNotContain("old-vault");
        assertThat(entries(file).keySet()).noneMatch(name -> name.contains("bridge") || name.contains("lock"));
    }

    @Test
    void aProjectThatIsBeingChangedGoesInAsItWasBeforeThat() throws Exception {
        var before = gitHead();
        Files.writeString(home("a").resolve("projects/boats/nocodo.yaml"), "half of a change");
        git("commit", "--quiet", "--all", "--message", "Half of a change");
        Files.writeString(home("a").resolve("state/p_1/change"), before + "\nREADY\nWRITING\ntrue\n\n");
        try (var held =
                FileLock.attempt(home("a").resolve("state/p_1/build.lock")).orElseThrow()) {
            var home = Home.open(home("a"), System.getenv());
            var runner = new ProcessRunner(new ProcessNotes(home.run()), System.getenv());
            new Saving(home, runner, Clock.systemUTC(), Duration.ZERO, said::add).into(file);
        }
        assertThat(said).anyMatch(line -> line.contains("It was being worked on"));

        restored();

        assertThat(Files.readString(home("b").resolve("projects/boats/nocodo.yaml")))
                .isNotEqualTo("half of a change")
                .contains("nocodo: 1");
        assertThat(home("b").resolve("state/p_1/change")).doesNotExist();
        assertThat(rows("b")).isEqualTo(rows("a"));
    }

    @Test
    void whereDataIsBeingExchangedTheNewestBackupGoesIn() throws Exception {
        var backup = home("a").resolve("state/p_1/backups/20260101T000000000Z");
        new AppData(place.data()).snapshot(new AppData(backup));
        Files.writeString(backup.resolve("backup.json"), "{}");
        place.write("INSERT INTO boats (name) VALUES ('of neither version')");
        Files.writeString(home("a").resolve("state/p_1/change"), gitHead() + "\nREADY\nSWITCHING\ntrue\n\n");
        Files.writeString(home("a").resolve("state/p_1/app"), "of neither version");
        save();

        assertThat(said).anyMatch(line -> line.matches("fact state-older boats: .*backup 20260101T.*"));
        restored();
        assertThat(rows("b")).containsEntry("boats", 2L);
        assertThat(home("b").resolve("state/p_1/app")).doesNotExist();
    }

    @Test
    void whatCannotBeReadOfOneProjectKeepsNobodyFromTheRest() throws Exception {
        Files.writeString(place.data().resolve("app.db"), "no database any more");
        Files.writeString(home("a").resolve("projects/boats/.git/HEAD"), "ref: refs/heads/main\n");
        Folders.remove(home("a").resolve("projects/boats/.git/objects"));
        save();

        assertThat(said)
                .anyMatch(line -> line.matches("fact state-older boats: .*repository is not in it.*"
                        + "data cannot be read .* its data is not in it."));
        restored();
        assertThat(home("b").resolve("state/p_1/owner-password")).exists();
    }

    @Test
    void whatAnApplicationPutInThePlaceOfItsFilesIsNotFollowed() throws Exception {
        Files.writeString(home("a").resolve("7"), "not the application's");
        Folders.remove(place.data().resolve("files"));
        Files.createSymbolicLink(place.data().resolve("files"), home("a"));
        Files.createSymbolicLink(
                home("a").resolve("state/p_1/app.log"), home("a").resolve("7"));
        save();

        assertThat(entries(file)).doesNotContainKeys("projects/p_1/data/files/7", "projects/p_1/app.log");
    }

    @Test
    void linksOfARepositoryStayLinksUnlessOneLeadsOut() throws Exception {
        var boats = home("a").resolve("projects/boats");
        Files.createDirectories(boats.resolve("docs"));
        Files.createSymbolicLink(boats.resolve("docs/SPEC"), Path.of("../nocodo.yaml"));
        save();
        restored();
        assertThat(home("b").resolve("projects/boats/docs/SPEC")).isSymbolicLink();

        Files.createSymbolicLink(boats.resolve("key"), Path.of("../../bridge.key"));
        Files.delete(file);
        save();
        restored("--replace");

        assertThat(home("b").resolve("projects/boats/key"))
                .isRegularFile()
                .content()
                .isEqualTo("../../bridge.key");
        assertThat(git("b", List.of("status", "--porcelain"))).isEmpty();
    }

    @Test
    void backupsShareTheirFilesInTheArchiveAndAfterwards() throws Exception {
        var backups = home("a").resolve("state/p_1/backups");
        for (var one : List.of("20260101T000000000Z", "20260102T000000000Z")) {
            new AppData(place.data()).snapshot(new AppData(backups.resolve(one)));
            Files.writeString(backups.resolve(one).resolve("backup.json"), "{}");
            Files.createDirectories(backups.resolve(one).resolve("files"));
        }
        Files.writeString(backups.resolve("20260101T000000000Z/files/7"), "a boat");
        Files.createLink(
                backups.resolve("20260102T000000000Z/files/7"), backups.resolve("20260101T000000000Z/files/7"));
        save();
        assertThat(entries(file)).doesNotContainKey("projects/p_1/backups/20260102T000000000Z/files/7");

        restored();

        var second = home("b").resolve("state/p_1/backups/20260102T000000000Z/files/7");
        assertThat(second).hasContent("a boat");
        assertThat(Files.isSameFile(second, home("b").resolve("state/p_1/backups/20260101T000000000Z/files/7")))
                .isTrue();
    }

    @Test
    void whatIsThereMakesRoomOnlyWhereThatIsSaidAndComesBackWhenAsked() throws Exception {
        save();
        restored("--as", "one");
        sql("b", "UPDATE project SET name = 'Changed since'");

        assertThat(run("b", "restore", file.toString(), "--as", "two")).isFalse();
        assertThat(run("b", "check", file.toString())).isFalse();
        assertThat(said.getLast()).startsWith("missing This operator has 1 project already");
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Changed since");

        restored("--as", "two", "--replace");
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Boats");
        sql("b", "UPDATE project SET name = 'Kept, since it is the same restore'");
        restored("--as", "two", "--replace");
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Kept, since it is the same restore");
        assertThat(run("b", "undo", "--as", "one")).isTrue();
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Kept, since it is the same restore");

        assertThat(run("b", "undo", "--as", "two")).isTrue();
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Changed since");
        assertThat(run("b", "undo", "--as", "two")).isTrue();
        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Changed since");
    }

    @Test
    void whoMayComeInAndAsWhatIsAsItIsHereAndNotAsItWasThen() throws Exception {
        sql("a", """
                INSERT INTO account (id, name, role, email, password, created_at)
                VALUES ('m1', 'Member', 'owner', 'old@example.org', 'hash', ''),
                       ('m2', 'Shut out', 'builder', 'out@example.org', 'hash', ''),
                       ('m3', 'Other', 'viewer', 'new@example.org', NULL, '')
                """);
        sql("a", "INSERT INTO issuer_subject VALUES ('https://issuer.example', 's', 'm2', '')");
        save();
        sql("b", "UPDATE account SET role = 'viewer', email = 'mine@example.org', language = 'de' WHERE id = 'm1'");
        sql("b", """
                INSERT INTO account (id, name, role, email, created_at)
                VALUES ('m5', 'New', 'builder', 'new@example.org', '')
                """);
        for (var vault : List.of("('k2', 'x', '', 'm2', '2026-01-01')", "('k4', 'x', '', 'nobody', '2026-01-01')")) {
            sql("b", "INSERT INTO bridge_key (public_key, name, added_at, account, revoked_at) VALUES " + vault);
        }
        sql("b", "INSERT INTO bridge_key (public_key, name, added_at, account) VALUES ('k5', 'x', '', 'm5')");

        restored();

        assertThat(
                        asked(
                                "b",
                                "SELECT id || ' ' || role || ' ' || coalesce(email, '-') || ' ' || language FROM account ORDER BY 1"))
                .containsExactly(
                        "m1 viewer mine@example.org de",
                        "m3 viewer new@example.org en",
                        "m5 builder - en",
                        "u1 owner - en");
        assertThat(asked("b", "SELECT password FROM account WHERE id = 'm1'")).containsExactly("hash");
        assertThat(asked("b", "SELECT count(*) FROM issuer_subject")).containsExactly("0");
        assertThat(asked("b", "SELECT public_key FROM bridge_key WHERE revoked_at IS NOT NULL ORDER BY 1"))
                .containsExactly("k2", "k4");
    }

    @Test
    void ofSeveralProjectsThatAreOlderEachIsToldInOneFactThatIsNotTooLong() throws Exception {
        sql("a", """
                INSERT INTO project (id, slug, name, path, words, answers, spec, spec_hash, state, built, created_at)
                SELECT 'p_2', 'another', 'Another', path || '2', words, answers, spec, spec_hash, state, built, created_at
                  FROM project
                """);
        for (var project : List.of("p_1", "p_2")) {
            Files.createDirectories(home("a").resolve("state/" + project));
            Files.writeString(home("a").resolve("state/" + project + "/change"), "what nobody can read");
        }
        save();

        var told = said.stream()
                .filter(line -> line.startsWith("fact state-older "))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).contains("another: ").contains("boats: ").hasSizeLessThan(420);
    }

    @Test
    void aRestoreThatWasKilledWhileItExchangedIsTakenBackAsAWhole() throws Exception {
        save();
        restored("--as", "one");
        sql("b", "UPDATE project SET name = 'Changed since'");
        assertThat(run("b", "restore", file.toString(), "--as", "two", "--replace"))
                .isTrue();
        // As if it had been killed before the last renames.
        Files.move(home("b").resolve("before-restore/restored"), home("b").resolve("before-restore/restored.new"));
        Files.createDirectories(home("b").resolve("restore.new"));
        Files.move(home("b").resolve("state"), home("b").resolve("restore.new/state"));
        Files.writeString(home("b").resolve("restoring"), "forth\noperator.db\nprojects\nstate\nattachments");

        assertThat(run("b", "undo", "--as", "two")).as(said.toString()).isTrue();

        assertThat(asked("b", "SELECT name FROM project")).containsExactly("Changed since");
        assertThat(home("b").resolve("state/p_1/owner-password")).hasContent("open-sesame");
    }

    @Test
    void aServedHomeIsNotRestored() throws Exception {
        save();
        try (var served = FileLock.attempt(home("b").resolve("operator.lock")).orElseThrow()) {
            assertThat(run("b", "restore", file.toString())).isFalse();
        }
        assertThat(said.getLast()).contains("runs already");
    }

    private interface Meddling {
        void with(Map<String, byte[]> entries) throws Exception;
    }

    /// What no operator wrote is refused with a sentence, and nothing of the home is touched.
    private void refused(String sentence, Meddling meddling) throws Exception {
        var entries = entries(file);
        meddling.with(entries);
        var bad = sealed(folder.resolve("bad"), entries);
        var before = files(home("b"));

        for (var verb : List.of("check", "restore")) {
            assertThat(run("b", verb, bad.toString())).as(sentence).isFalse();
            assertThat(said.getLast()).startsWith("missing ").contains(sentence);
        }
        assertThat(files(home("b"))).isEqualTo(before);
    }

    @Test
    void whatNoOperatorWroteIsRefusedAndChangesNothing() throws Exception {
        save();
        for (var name : List.of(
                "../x",
                "/etc/x",
                "projects/../x",
                "projects/p_1/../../../x",
                "projects/p_1/data/files/../../x",
                "bridge.key",
                "operator.db-wal",
                "projects/p_1/build.lock",
                "projects/p_1/.git/hooks/x",
                "projects/p_1/backups/20260101T000000000Z.part/app.db")) {
            refused("never writes", entries -> entries.put(name, new byte[1]));
        }
        refused("There is no operator.db", entries -> entries.remove("operator.db"));
        refused("no operator's database", entries -> entries.put("operator.db", new byte[5000]));
        refused(
                "newer nocodo (9, format 2",
                entries -> note(entries, note -> note.put("format", 2).put("product", "9")));
        refused("cannot be read", entries -> entries.put("state.json", "{}".getBytes(StandardCharsets.UTF_8)));
        refused("cannot be read", entries -> note(entries, note -> project(note).put("slug", "../x")));
        refused("cannot be read", entries -> note(entries, note -> project(note).put("id", "../x")));
        refused(
                "does not fit",
                entries -> note(entries, note -> note.putObject("same").put("projects/p_1/app", "operator.db")));
        refused("unpack to far more", entries -> entries.put("projects/p_1/app", new byte[120_000_000]));
    }

    @Test
    void whatIsFoundOnlyWhenItIsUnpackedChangesNothingEither() throws Exception {
        save();
        var before = files(home("b"));
        for (var meddling : List.<Meddling>of(
                entries -> entries.put("projects/p_1/data/app.db", new byte[5000]),
                entries -> entries.put("projects/p_1/repository.bundle", new byte[5000]))) {
            var entries = entries(file);
            meddling.with(entries);

            assertThat(run(
                            "b",
                            "restore",
                            sealed(folder.resolve("bad"), entries).toString()))
                    .isFalse();
            assertThat(home("b").resolve("restore.new")).doesNotExist();
            assertThat(files(home("b"))).isEqualTo(before);
        }
    }

    /// Whatever the note says of its projects, or does not say: folders are made from what is in the database.
    @Test
    void aDatabaseWhoseProjectsWouldLieElsewhereIsRefused() throws Exception {
        save();
        for (var change : List.of(
                "id = '..'",
                "id = 'p_1/../../x'",
                "id = NULL",
                "slug = '../..'",
                "slug = ''",
                "slug = 'x/y', deleting = 1",
                "id = '..', arriving = 1")) {
            refused("tells other projects", entries -> {
                entries.put("operator.db", changed(entries, change));
                entries.keySet().removeIf(name -> name.startsWith("projects/"));
                note(entries, note -> note.putArray("projects"));
            });
        }
        refused("tells other projects", entries -> note(entries, note -> note.putArray("projects")));
        refused(
                "tells other projects",
                entries -> note(entries, note -> project(note).put("slug", "other")));
    }

    @Test
    void aDatabaseThatWouldDoMoreThanAnOperatorsIsRefused() throws Exception {
        save();
        for (var more : List.of(
                "CREATE TRIGGER more AFTER UPDATE ON project BEGIN UPDATE project SET slug = '../..'; END",
                "CREATE VIEW more AS SELECT 1",
                "ALTER TABLE project ADD COLUMN more TEXT")) {
            refused("not built as an operator builds it", entries -> {
                var database = folder.resolve("more.db");
                Files.write(database, Objects.requireNonNull(entries.get("operator.db")));
                try (var db = DriverManager.getConnection("jdbc:sqlite:" + database);
                        var sql = db.createStatement()) {
                    sql.execute(more);
                }
                entries.put("operator.db", Files.readAllBytes(database));
            });
        }
    }

    /// With no rule that an operator's schema has.
    private byte[] changed(Map<String, byte[]> entries, String change) throws Exception {
        var database = folder.resolve("changed.db");
        Files.write(database, Objects.requireNonNull(entries.get("operator.db")));
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database);
                var sql = db.createStatement()) {
            sql.execute("ALTER TABLE project RENAME TO ruled");
            sql.execute("CREATE TABLE project AS SELECT * FROM ruled");
            sql.execute("UPDATE project SET " + change);
        }
        return Files.readAllBytes(database);
    }

    /// What a kill left takes room, which is checked first.
    @Test
    void whatAKillLeftOfAnEarlierRestoreIsGoneBeforeAnythingIsChecked() throws Exception {
        save();
        for (var verb : List.of("check", "restore")) {
            Files.createDirectories(home("b").resolve("restore.new"));
            Files.writeString(home("b").resolve("restore.new/left"), "of a run that was killed");
            Files.writeString(folder.resolve("bad"), "no archive");

            assertThat(run("b", verb, folder.resolve("bad").toString())).isFalse();

            assertThat(home("b").resolve("restore.new")).doesNotExist();
        }
    }

    @Test
    void aSchemaThatIsNotKnownHereIsRefused() throws Exception {
        sql("a", """
                INSERT INTO flyway_schema_history
                SELECT 1000, '999', 'x', type, 'V999__x.sql', checksum, installed_by, installed_on, 1, 1
                  FROM flyway_schema_history LIMIT 1
                """);
        var database = folder.resolve("newer.db");
        new StateDatabase(home("a").resolve("operator.db")).snapshot(database);
        sql("a", "DELETE FROM flyway_schema_history WHERE version = '999'");
        save();

        refused(
                "written by a newer nocodo (its schema has V999__x.sql)",
                entries -> entries.put("operator.db", Files.readAllBytes(database)));
    }

    @Test
    void aFileThatIsCutOffOrDamagedIsRefused() throws Exception {
        save();
        var whole = Files.readAllBytes(file);
        var before = files(home("b"));
        for (int length = 0; length < whole.length; length += whole.length / 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(run("b", "restore", file.toString())).isFalse();
        }
        var damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(run("b", "restore", file.toString())).isFalse();
        assertThat(files(home("b"))).isEqualTo(before);
    }

    @Test
    void whatIsNoCommandIsSaidSo() throws Exception {
        for (var bad : List.of(
                List.<String>of(),
                List.of("save"),
                List.of("undo"),
                List.of("burn", "x"),
                List.of("undo", "--as", "../x"))) {
            assertThat(run("a", bad.toArray(String[]::new))).isFalse();
            assertThat(said.getLast()).startsWith("missing nocodo-state save FILE");
        }
    }

    private static void note(Map<String, byte[]> entries, Consumer<ObjectNode> change) {
        var json = (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(entries.get("state.json")));
        change.accept(json);
        entries.put("state.json", JsonMapper.shared().writeValueAsBytes(json));
    }

    private static ObjectNode project(ObjectNode note) {
        return (ObjectNode) ((ArrayNode) note.get("projects")).get(0);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /// With checksums that fit.
    private static Path sealed(Path file, Map<String, byte[]> entries) throws IOException {
        entries.remove("contents.json");
        List<Map<String, Object>> listed = new ArrayList<>();
        entries.forEach((name, content) ->
                listed.add(Map.of("name", name, "bytes", content.length, "sha256", Sha256.of(content))));
        entries.put(
                "contents.json",
                JsonMapper.shared().writeValueAsBytes(Map.of("format", 1, "product", "0.1.0", "entries", listed)));
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /// What a home has, but for locks and what its database writes beside itself when it is read.
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var walk = Files.walk(root)) {
            for (var one : walk.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(one).toString();
                if (!name.matches(".*\\.lock|.*\\.log|operator\\.db-(wal|shm)|run/.*")) {
                    files.put(name, Sha256.of(Files.readAllBytes(one)));
                }
            }
        }
        return files;
    }

    private String gitHead() throws Exception {
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) throws Exception {
        return git("a", List.of(arguments));
    }

    private String git(String home, List<String> arguments) throws Exception {
        var argv = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        argv.addAll(arguments);
        var git = new ProcessBuilder(argv)
                .directory(home(home).resolve("projects/boats").toFile())
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
