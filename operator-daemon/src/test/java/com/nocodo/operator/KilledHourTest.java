package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
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
    private static final List<String> SHEET =
            IntStream.rangeClosed(1, 40).mapToObj(i -> "from the sheet " + i).toList();

    @TempDir
    Path folder;

    private Cli cli;
    private Patient client;
    private String project;
    private Kept kept;
    private int queued;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nothingIsMissingAndNothingIsDoubledWhateverMomentTheOperatorIsKilledIn() throws Exception {
        cli = new Cli(folder.resolve("home"));
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (var daemon = new KilledDaemon(cli, seed)) {
            client = new Patient(daemon, cli.home());
            client.signIn(cli.run("sign-in-link").out().strip());
            daemon.beginKilling();
            daemon.more(8);
            begin();
            client.post(at("/builds"), "{}");
            kept.job("build done");
            step(daemon, "the build");
            var account = client.get(at("/preview"));
            try (var rows = new Rows(
                    account.path("owner_email").asString(),
                    account.path("owner_password").asString(),
                    this::url)) {
                rows.begin();
                for (var words : FIRST) {
                    change(daemon, words);
                }
                changeAndTakeBack(daemon);
                answerOtherwise(daemon);
                invite();
                var early = backUpImportAndRestore(daemon, rows);
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
                System.out.printf("%d kills, %s, %d rows%n", daemon.kills(), kept, taken.size());
            }
        } finally {
            BuildStoryTest.deleteAll(cli);
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
    private List<String> backUpImportAndRestore(KilledDaemon daemon, Rows rows) throws Exception {
        rows.rest();
        try {
            daemon.more(6);
            queue("backup", "/past/backups", Map.of());
            step(daemon, "a backup");
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
                    .isEqualTo(Stream.concat(before.stream(), SHEET.stream()).toList());
            queue("restore", "/past/backups/" + kept.newestBackup("asked") + "/restore", Map.of());
            step(daemon, "a restore");
            assertThat(rows.kept()).isEqualTo(before);
            queue("restore", "/past/backups/" + kept.newestBackup("restore") + "/restore", Map.of());
            step(daemon, "that taken back");
            assertThat(rows.kept()).isEqualTo(imported);
            return imported;
        } finally {
            rows.goOn();
        }
    }

    private static String sheet() {
        return SHEET.stream()
                .map(name -> name + ",+49 30 7654321\n")
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
        for (int more = 0; more < 40 && daemon.kills() < KILLS; more++) {
            queue("backup", "/past/backups", Map.of());
            step(daemon, "one more backup");
        }
    }

    private String url() throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + cli.home().resolve("operator.db"));
                var statement = db.createStatement();
                var row = statement.executeQuery("SELECT port FROM preview")) {
            row.next();
            return "http://127.0.0.1:" + row.getInt(1);
        }
    }

    private static void everyRowIsThereOnce(List<String> taken, List<String> kept, List<String> early) {
        assertThat(taken).hasSizeGreaterThan(20);
        assertThat(kept).doesNotHaveDuplicates().containsAll(taken).containsAll(SHEET);
        assertThat(kept.subList(0, early.size())).isEqualTo(early);
    }
}
