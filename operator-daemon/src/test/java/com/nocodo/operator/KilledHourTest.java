package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.spec.SpecYaml;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The first hour of somebody whose operator is killed thirty times meanwhile, while somebody else uses the
/// application:
/// afterwards nothing is missing and nothing is there twice.
@Tag("all")
@SuppressWarnings("NullAway.Init") // set as the hour goes on
class KilledHourTest {
    private static final int KILLS = 30;
    private static final String WORDS =
            "I give music lessons. Pupils have a name and a phone number. Each lesson is for one pupil and has a date"
                    + " and a price. Teachers can see and edit lessons.";
    private static final List<String> CHANGES = List.of(
            "Add a cancellation fee to lessons.",
            "Lessons also have a duration.",
            "Pupils have a birth date.",
            "Rename lesson to unit.",
            "Only the owner may see prices.",
            "Add a note to pupils.",
            "Pupils have an address.",
            "Pupils have an email.");

    @TempDir
    Path folder;

    private Cli cli;
    private Patient client;
    private String project;

    @Test
    void nothingIsMissingAndNothingIsDoubledWhateverMomentTheOperatorIsKilledIn() throws Exception {
        cli = new Cli(folder.resolve("home"));
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (var daemon = new KilledDaemon(cli, seed, KILLS)) {
            client = new Patient(daemon, cli.home());
            client.signIn(cli.run("sign-in-link").out().strip());
            daemon.beginKilling();
            begin();
            client.post("/api/v1/projects/" + project + "/builds", "{}");
            ended(1, 0);
            var account = client.get("/api/v1/projects/" + project + "/preview");
            try (var rows = new Rows(
                    account.path("owner_email").asString(),
                    account.path("owner_password").asString(),
                    this::url)) {
                rows.begin();
                var said = change(daemon);
                daemon.endKilling();
                var taken = rows.end();

                assertThat(daemon.kills()).isGreaterThanOrEqualTo(KILLS);
                System.out.printf("%d kills, %d changes, %d rows%n", daemon.kills(), said.size(), taken.size());
                client.post("/api/v1/projects/" + project + "/start", "{}");
                everyRowIsThereOnce(taken, rows.kept());
                everyMessageIsThereOnce(said);
                theSpecIsWhatWasSaid(said);
                everyTaskIsDoneOnce(1 + said.size());
                theCheckpointIsProven();
            }
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    private void begin() throws Exception {
        project =
                client.post("/api/v1/projects", message("m0", WORDS)).path("id").asString();
        for (var question :
                client.get("/api/v1/projects/" + project + "/sketch").path("questions")) {
            client.send(
                    "PUT",
                    "/api/v1/projects/" + project + "/answers/"
                            + question.path("id").asString(),
                    "{\"answer\":\"you_decide\"}");
        }
    }

    private static String message(String key, String text) {
        return JsonMapper.shared().writeValueAsString(java.util.Map.of("key", key, "text", text));
    }

    /// One change after the other until the operator was killed often enough; at least five.
    private List<String> change(KilledDaemon daemon) throws Exception {
        List<String> said = new ArrayList<>();
        for (var words : CHANGES) {
            if (said.size() >= 5 && daemon.kills() >= KILLS) {
                break;
            }
            said.add(words);
            client.post("/api/v1/projects/" + project + "/messages", message("m" + said.size(), words));
            ended(1, said.size());
            System.out.printf("%s (%d kills)%n", words, daemon.kills());
        }
        while (daemon.kills() < KILLS) {
            client.get("/api/v1/projects/" + project + "/snapshot");
        }
        return said;
    }

    private void ended(int builds, int changes) throws Exception {
        var jobs = client.awaitJobs(project);
        assertThat(jobs.size()).as(jobs.toString()).isEqualTo(builds + changes);
        for (var job : jobs) {
            assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
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

    private static void everyRowIsThereOnce(List<String> taken, List<String> kept) {
        assertThat(taken).hasSizeGreaterThan(20);
        assertThat(kept).doesNotHaveDuplicates().containsAll(taken);
    }

    private void everyMessageIsThereOnce(List<String> said) throws Exception {
        List<Long> numbers = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        JsonNode page;
        do {
            var after = numbers.isEmpty() ? 0 : numbers.getLast();
            page = client.get("/api/v1/projects/%s/events?limit=1000&after=%d".formatted(project, after));
            for (var record : page) {
                numbers.add(record.path("seq").asLong());
                var event = record.path("event");
                switch (event.path("type").asString()) {
                    case "message_said" -> messages.add(event.path("text").asString());
                    case "job_ended" -> ended.add(event.at("/job/id").asString());
                    default -> {}
                }
            }
        } while (page.size() == 1000);
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        var all = new ArrayList<>(List.of(WORDS));
        all.addAll(said);
        assertThat(messages).isEqualTo(all);
        assertThat(ended).doesNotHaveDuplicates().hasSize(1 + said.size());
    }

    /// Each change read by itself, without anybody being killed, gives the same spec.
    private void theSpecIsWhatWasSaid(List<String> said) throws Exception {
        var first = Files.readString(checkout().resolve("nocodo.yaml"));
        var yaml = git("log", "--reverse", "--format=%H", "--", "nocodo.yaml")
                .lines()
                .findFirst()
                .orElseThrow();
        var spec = SpecYaml.read(git("show", yaml + ":nocodo.yaml"));
        for (var words : said) {
            spec = new Changes().read(spec, words).spec();
        }
        assertThat(first).isEqualTo(SpecYaml.write(spec));
        assertThat(client.get("/api/v1/projects/" + project + "/spec")
                        .path("yaml")
                        .asString())
                .isEqualTo(first);
    }

    private void everyTaskIsDoneOnce(int plans) throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + cli.home().resolve("operator.db"));
                var statement = db.createStatement()) {
            var epics = strings(statement.executeQuery("SELECT spec_hash FROM epic ORDER BY id"));
            assertThat(epics).hasSize(plans);
            assertThat(new HashSet<>(epics)).hasSize(plans);
            assertThat(strings(statement.executeQuery("SELECT DISTINCT state FROM task")))
                    .containsExactly("DONE");
            var tasks = strings(statement.executeQuery("SELECT epic || ' ' || title FROM task"));
            assertThat(tasks).doesNotHaveDuplicates();
        }
    }

    private static List<String> strings(ResultSet rows) throws Exception {
        List<String> all = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private void theCheckpointIsProven() throws Exception {
        assertThat(git("status", "--porcelain")).isEmpty();
        var tree = git("rev-parse", "HEAD^{tree}").strip();
        var newest = client.get("/api/v1/projects/" + project + "/checkpoints?limit=1")
                .get(0);
        assertThat(newest.path("tree").asString()).isEqualTo(tree);
        var checks = client.get("/api/v1/projects/" + project + "/checks");
        var trees = new TreeSet<String>();
        for (var check : checks) {
            assertThat(check.at("/check/verdict").asString())
                    .as(check.toString())
                    .isEqualTo("pass");
            trees.add(check.path("tree").asString());
        }
        assertThat(trees).containsExactly(tree);
    }

    private Path checkout() throws Exception {
        var view = client.get("/api/v1/projects/" + project);
        assertThat(URI.create("file:" + view.path("path").asString())).isNotNull();
        return Path.of(view.path("path").asString());
    }

    private String git(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        return new String(new ProcessBuilder(argv)
                .directory(checkout().toFile())
                .start()
                .getInputStream()
                .readAllBytes());
    }
}
