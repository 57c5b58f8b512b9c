package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The first hour of somebody whose operator is killed thirty times meanwhile, while somebody else uses the
/// application: afterwards, and after each step, nothing is missing and nothing is there twice.
@Tag("all")
@SuppressWarnings("NullAway.Init") // set as the hour goes on
class KilledHourTest {
    private static final int KILLS = 30;
    private static final String WORDS =
            "I give music lessons. Pupils have a name and a phone number. Each lesson is for one pupil and has a date"
                    + " and a price. Teachers can see and edit lessons.";
    private static final String QUESTION = "delete:lesson:pupil";
    private static final List<String> FIRST = List.of(
            "Add a cancellation fee to lessons.",
            "Pupils have a birth date.",
            "Rename lesson to unit.",
            "Only the owner may see prices.");
    private static final List<String> LATER =
            List.of("Units also have a duration.", "Add a note to pupils.", "Pupils have an address.");
    private static final List<String> SHEET = IntStream.rangeClosed(1, 40)
            .mapToObj(i -> "from the sheet " + i + " " + Rows.phone(i))
            .toList();

    @TempDir
    Path folder;

    private Cli cli;
    private Patient client;
    private String project;
    private Kept kept;
    private Rows rows;
    private String slug;
    private int queued;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nothingIsMissingAndNothingIsDoubledWhateverMomentTheOperatorIsKilledIn() throws Exception {
        cli = new Cli(folder.resolve("home"));
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (var daemon = new KilledDaemon(cli, seed);
                var patient = new Patient(daemon, cli.home())) {
            client = patient;
            client.signIn(cli.run("sign-in-link").out().strip());
            daemon.beginKilling();
            daemon.more(8);
            try {
                hour(daemon);
            } catch (Exception | AssertionError e) {
                daemon.lastEvents().forEach(System.out::println); // the home is gone afterwards
                throw e;
            }
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    private void hour(KilledDaemon daemon) throws Exception {
        begin();
        client.post(at("/builds"), "{}");
        kept.job("build done");
        step(daemon, "the build");
        slug = client.get(at("")).path("slug").asString();
        try (var users = new Rows(user(this::served), user(this::direct))) {
            rows = users;
            rows.begin();
            for (var words : FIRST) {
                change(daemon, words);
            }
            changeAndTakeBack(daemon);
            answerOtherwise(daemon);
            invite();
            var early = backUpImportAndRestore(daemon);
            for (var words : LATER) {
                change(daemon, words);
            }
            backUpUntil(daemon);
            daemon.endKilling();
            var taken = rows.end();

            assertThat(daemon.kills()).isGreaterThanOrEqualTo(KILLS);
            client.post(at("/start"), "{}");
            everyRowIsThereOnce(taken, rows.kept(), early);
            kept.check();
            kept.checkTheEnd();
            System.out.printf(
                    "%d kills, %s, %d pupils, %d lessons%n",
                    daemon.kills(), kept, taken.pupils().size(), taken.lessons().size());
        }
    }

    private String at(String path) {
        return "/api/v1/projects/" + project + path;
    }

    private void step(KilledDaemon daemon, String what) throws Exception {
        kept.check();
        System.out.printf("%s (%d kills)%n", what, daemon.kills());
    }

    private static String message(String key, String text) {
        return JsonMapper.shared().writeValueAsString(Map.of("key", key, "text", text));
    }

    private void begin() throws Exception {
        project =
                client.post("/api/v1/projects", message("m0", WORDS)).path("id").asString();
        kept = new Kept(client, cli.home(), project, WORDS);
        for (var question : client.get(at("/sketch")).path("questions")) {
            var id = question.path("id").asString();
            client.send("PUT", at("/answers/" + id), "{\"answer\":\"you_decide\"}");
            kept.answer(id, "you_decide");
        }
        assertThat(kept.answers()).contains(QUESTION + " you_decide");
    }

    private void change(KilledDaemon daemon, String words) throws Exception {
        daemon.more(2);
        client.post(at("/messages"), message("m" + kept.messages(), words));
        kept.change(words);
        kept.job("change done");
        step(daemon, words);
        rows.another();
    }

    private void changeAndTakeBack(KilledDaemon daemon) throws Exception {
        change(daemon, "Pupils have an email.");
        daemon.more(1);
        client.post(at("/past/undo"), "{\"key\":\"u0\"}");
        kept.job("change failed"); // the column is lost: that is asked first
        var refused = client.awaitJobs(project);
        client.post(at("/jobs/" + last(refused) + "/allow-losses"), "{}");
        kept.undone("Undo that");
        kept.job("change done");
        step(daemon, "an undo");
    }

    private static String last(JsonNode jobs) {
        return jobs.get(jobs.size() - 1).path("id").asString();
    }

    private void answerOtherwise(KilledDaemon daemon) throws Exception {
        daemon.more(2);
        client.send("PUT", at("/answers/" + QUESTION), "{\"answer\":\"cascade\"}");
        kept.answerAgain(QUESTION, "cascade", "Yes, with them");
        kept.job("change done");
        step(daemon, "another answer");
    }

    private void invite() throws Exception {
        for (var name : List.of("Ann", "Ben")) {
            var body = "{\"name\":\"%s\",\"role\":\"builder\"}".formatted(name);
            client.once("/api/v1/members", body, () -> kept.members(name));
            kept.member(name);
        }
    }

    /// What is brought back is there as it was, to the row: nobody writes meanwhile.
    ///
    /// @return the rows of that moment
    private Rows.Content backUpImportAndRestore(KilledDaemon daemon) throws Exception {
        rows.rest();
        daemon.hurry();
        try {
            daemon.more(2);
            queue("backup", "/past/backups", Map.of());
            step(daemon, "a backup");
            daemon.more(2);
            var before = rows.kept();
            var file = client.upload("pupils.csv", sheet());
            var table = client.get(at("/data/pupil/sheets/" + file)).get(0).path("sheet");
            var fields = Map.of("Name", "name", "Phone number", "phone_number");
            queue(
                    "import",
                    "/imports",
                    Map.of("attachment", file, "sheet", table.asString(), "table", "pupil", "fields", fields));
            step(daemon, "an import");
            var imported = rows.kept();
            assertThat(imported)
                    .isEqualTo(new Rows.Content(
                            Stream.concat(before.pupils().stream(), SHEET.stream())
                                    .toList(),
                            before.lessons()));
            daemon.more(2);
            queue("restore", "/past/backups/" + kept.newestBackup("asked") + "/restore", Map.of());
            step(daemon, "a restore");
            assertThat(rows.kept()).isEqualTo(before);
            daemon.more(2);
            queue("restore", "/past/backups/" + kept.newestBackup("restore") + "/restore", Map.of());
            step(daemon, "that taken back");
            assertThat(rows.kept()).isEqualTo(imported);
            return imported;
        } finally {
            daemon.takeTime();
            rows.goOn();
        }
    }

    private static String sheet() {
        return SHEET.stream()
                .map(row -> row.replaceFirst(" (?=\\+)", ",") + "\n")
                .collect(Collectors.joining("", "Name,Phone number\n", ""));
    }

    /// Asked for again, under the same key, until an answer comes.
    private void queue(String kind, String path, Map<String, ?> asked) throws Exception {
        Map<String, Object> body = new TreeMap<>(asked);
        body.put("key", "q" + queued++);
        client.post(at(path), JsonMapper.shared().writeValueAsString(body));
        kept.job(kind + " done");
    }

    /// Where the machine was fast, there are kills left; each of these is a copy of the data that one can come into.
    private void backUpUntil(KilledDaemon daemon) throws Exception {
        daemon.hurry();
        daemon.more(KILLS - daemon.kills());
        for (int more = 0; more < 40 && daemon.kills() < KILLS; more++) {
            queue("backup", "/past/backups", Map.of());
            step(daemon, "one more backup");
        }
    }

    private AppUser user(AppUser.Door door) throws Exception {
        var account = client.get(at("/preview"));
        return new AppUser(
                account.path("owner_email").asString(),
                account.path("owner_password").asString(),
                door);
    }

    /// As everybody reaches the application.
    private AppUser.Place served() throws IOException {
        var address = URI.create(JsonMapper.shared()
                .readTree(Files.readString(cli.home().resolve("operator.json")))
                .path("address")
                .asString());
        return new AppUser.Place(address.getPort(), address.getAuthority().replaceFirst("^ui", slug));
    }

    /// Past the operator, so that it is used while there is none.
    private AppUser.Place direct() throws IOException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + cli.home().resolve("operator.db"));
                var statement = db.createStatement();
                var row = statement.executeQuery("SELECT port FROM preview")) {
            if (!row.next()) {
                throw new IOException("the application does not run");
            }
            return new AppUser.Place(row.getInt(1), "127.0.0.1:" + row.getInt(1));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void everyRowIsThereOnce(Rows.Content taken, Rows.Content kept, Rows.Content early) {
        assertThat(kept.pupils())
                .doesNotHaveDuplicates()
                .containsAll(taken.pupils())
                .containsAll(SHEET);
        assertThat(kept.lessons()).doesNotHaveDuplicates().containsAll(taken.lessons());
        assertThat(kept.pupils()).startsWith(early.pupils().toArray(String[]::new));
        assertThat(kept.lessons()).startsWith(early.lessons().toArray(String[]::new));
    }
}
