package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.SpecYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps account of what somebody asked an operator for, and compares it with what the operator's API, its database and
/// the application's repository have of it: each once, in its order, and nothing else.
final class Kept {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWERED = "        on_delete: cascade\n";
    private static final int KEPT_BACKUPS = 10;

    private final Patient client;
    private final Path home;
    private final String project;
    private final List<String> said = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Map<String, String> builtWith = new TreeMap<>();
    private final List<String> jobs = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private int versions;
    private boolean again;

    /// @param stands not taken back
    private record Change(String words, boolean stands) {}

    Kept(Patient client, Path home, String project, String words) {
        this.client = client;
        this.home = home;
        this.project = project;
        said.add(words);
    }

    int messages() {
        return said.size();
    }

    List<String> answers() {
        return answers;
    }

    void change(String words) {
        said.add(words);
        changes.add(new Change(words, true));
    }

    /// The newest change is as if it had not been, but that its ids are given.
    void undone(String words) {
        said.add(words);
        changes.addLast(new Change(changes.removeLast().words(), false));
    }

    void answer(String question, String answer) {
        answers.add(question + " " + answer);
        builtWith.put(question, answer);
    }

    /// @param told what the message says of it
    void answerAgain(String question, String answer, String told) {
        answers.add(question + " " + answer);
        said.add(told);
        again = true;
    }

    void member(String name) {
        members.add(name);
    }

    /// Waits until everything is over.
    ///
    /// @param job its kind and how it ended
    void job(String job) throws Exception {
        jobs.add(job);
        if (job.equals("build done") || job.equals("change done")) {
            versions++;
        }
        var all = stream(client.awaitJobs(project)).toList();
        assertThat(all).as(all.toString()).map(Kept::told).isEqualTo(jobs);
    }

    private static String told(JsonNode job) {
        return job.path("kind").asString() + " " + job.path("state").asString();
    }

    long members(String name) throws Exception {
        return stream(client.get("/api/v1/members"))
                .filter(one -> one.path("name").asString().equals(name))
                .count();
    }

    String newestBackup(String why) throws Exception {
        return stream(client.get(at("/past")).path("backups"))
                .filter(one -> one.path("why").asString().equals(why))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private String at(String path) {
        return "/api/v1/projects/" + project + path;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// Holds after every step.
    void check() throws Exception {
        var events = events();
        assertThat(events)
                .map(record -> record.path("seq").asLong())
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        messagesAreThereOnce(of(events, "message_said"));
        assertThat(of(events, "answer_given"))
                .map(one -> one.path("question").asString() + " "
                        + one.path("answer").asString())
                .isEqualTo(answers);
        assertThat(of(events, "job_ended"))
                .map(one -> one.at("/job/id").asString())
                .doesNotHaveDuplicates()
                .hasSize(jobs.size());
        assertThat(of(events, "data_restored"))
                .map(one -> one.path("job").asString())
                .doesNotHaveDuplicates()
                .hasSize(count("restore done"));
        assertThat(of(events, "rows_taken")).hasSize(count("import done"));
        assertThat(of(events, "backed_up"))
                .filteredOn(one -> one.path("why").asString().equals("asked"))
                .map(one -> one.path("backup").asString())
                .doesNotHaveDuplicates()
                .hasSize(count("backup done"));
        backupsAreOnTheDisk(events);
        versionsAreTheRepositorys(events);
        tasksAreThoseOfTheirPlans(events);
        evidenceIsOneChain();
        for (var name : members) {
            assertThat(members(name)).as(name).isEqualTo(1);
        }
    }

    private int count(String job) {
        return (int) jobs.stream().filter(job::equals).count();
    }

    private List<JsonNode> events() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            var after = all.isEmpty() ? 0 : all.getLast().path("seq").asLong();
            var page = client.get(at("/events?limit=1000&after=" + after));
            stream(page).forEach(all::add);
            if (page.size() < 1000) {
                return all;
            }
        }
    }

    private static List<JsonNode> of(List<JsonNode> records, String type) {
        return records.stream()
                .map(record -> record.path("event"))
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    private void messagesAreThereOnce(List<JsonNode> messages) {
        assertThat(messages)
                .map(one -> one.path("id").asLong())
                .isEqualTo(LongStream.rangeClosed(1, said.size()).boxed().toList());
        assertThat(messages).map(one -> one.path("key").asString()).doesNotHaveDuplicates();
        for (int i = 0; i < said.size(); i++) {
            assertThat(messages.get(i).path("text").asString()).contains(said.get(i));
        }
    }

    /// Of those that somebody asked for and of those before changes and restores the newest ten are kept, of the daily
    /// ones more than there are days here. A change or a restore that was killed and done again can have two.
    private void backupsAreOnTheDisk(List<JsonNode> events) throws Exception {
        var kept = stream(client.get(at("/past")).path("backups"))
                .collect(Collectors.groupingBy(
                        Kept::sort, Collectors.mapping(one -> one.path("id").asString(), Collectors.toList())));
        for (var sort : List.of("asked", "daily", "before")) {
            var told = of(events, "backed_up").stream()
                    .filter(one -> sort(one).equals(sort))
                    .map(one -> one.path("backup").asString())
                    .toList();
            var found = kept.getOrDefault(sort, List.of());
            assertThat(found.size()).isGreaterThanOrEqualTo(Math.min(told.size(), KEPT_BACKUPS));
            assertThat(found).doesNotHaveDuplicates().containsAll(newest(told, Math.min(told.size(), found.size())));
        }
        assertThat(kept.getOrDefault("asked", List.of())).hasSize(Math.min(count("backup done"), KEPT_BACKUPS));
    }

    private static String sort(JsonNode backup) {
        var why = backup.path("why").asString();
        return why.equals("change") || why.equals("restore") ? "before" : why;
    }

    private static List<String> newest(List<String> all, int count) {
        return all.subList(all.size() - count, all.size());
    }

    /// Each version is one commit of the repository, in the order in which they came, with the spec that was agreed;
    /// nothing comes behind the newest. What a kill cut short is taken back by commits of its own and done again.
    private void versionsAreTheRepositorys(List<JsonNode> events) throws Exception {
        List<String> commits = new ArrayList<>();
        for (var record : events) {
            var event = record.path("event");
            var type = event.path("type").asString();
            if (type.equals("build_ended") || type.equals("change_applied")) {
                commits.add(event.path("commit").asString());
            }
            if (type.equals("change_applied")) {
                assertThat(sha256(git("show", commits.getLast() + ":nocodo.yaml")))
                        .as(event.toString())
                        .isEqualTo(event.path("spec_hash").asString());
            }
        }
        var log = git("log", "--reverse", "--format=%H").lines().toList();
        assertThat(commits).hasSize(versions).doesNotHaveDuplicates();
        assertThat(log).containsSubsequence(commits).endsWith(commits.getLast());
        assertThat(rows("SELECT commit_id FROM task WHERE commit_id <> ''")).isSubsetOf(log);
    }

    /// Each version has its plan, whose tasks are those that were told when it was made, done.
    private void tasksAreThoseOfTheirPlans(List<JsonNode> events) throws Exception {
        var epics = of(events, "epic_planned").stream()
                .map(one -> one.path("epic").asString())
                .toList();
        var tasks = of(events, "task_created").stream()
                .map(one ->
                        one.path("epic").asString() + " " + one.at("/task/id").asString() + " "
                                + one.at("/task/title").asString())
                .toList();
        assertThat(epics).doesNotHaveDuplicates().hasSize(versions);
        assertThat(rows("SELECT id FROM epic ORDER BY id")).isEqualTo(epics);
        assertThat(rows("SELECT epic || ' T-' || number || ' ' || title FROM task ORDER BY epic, number"))
                .doesNotHaveDuplicates()
                .isEqualTo(tasks);
        assertThat(rows("SELECT DISTINCT epic FROM task ORDER BY epic")).isEqualTo(epics);
        assertThat(rows("SELECT DISTINCT state FROM task")).containsExactly("DONE");
    }

    /// Each record names the one before it, and is as it was written.
    private void evidenceIsOneChain() throws Exception {
        var before = "";
        for (var row : rows("SELECT hash || ' ' || record FROM evidence ORDER BY id")) {
            var parts = row.split(" ", 2);
            assertThat(sha256(parts[1])).as(row).isEqualTo(parts[0]);
            assertThat(JSON.readTree(parts[1]).path("prev").asString()).as(row).isEqualTo(before);
            before = parts[0];
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> rows(String sql) throws Exception {
        List<String> all = new ArrayList<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("operator.db"));
                var rows = db.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /// Holds when nobody is killed any more.
    void checkTheEnd() throws Exception {
        theSpecIsWhatWasSaid();
        assertThat(git("status", "--porcelain")).isEmpty();
        var tree = git("rev-parse", "HEAD^{tree}").strip();
        var trees = new TreeSet<String>();
        for (var check : client.get(at("/checks"))) {
            assertThat(check.at("/check/verdict").asString())
                    .as(check.toString())
                    .isEqualTo("pass");
            trees.add(check.path("tree").asString());
        }
        assertThat(trees).containsExactly(tree);
        assertThat(rows("SELECT detail FROM audit WHERE what = 'invited'"))
                .doesNotHaveDuplicates()
                .hasSize(members.size());
        for (var backup : client.get(at("/past")).path("backups")) {
            client.post(at("/past/backups/" + backup.path("id").asString() + "/test"), "{}");
            job("backup done");
        }
        for (var backup : client.get(at("/past")).path("backups")) {
            assertThat(backup.at("/test/passed").asBoolean())
                    .as(backup.toString())
                    .isTrue();
        }
    }

    /// The description with its answers, and each change read by itself, without anybody being killed, give the same.
    private void theSpecIsWhatWasSaid() throws Exception {
        var yaml = git("show", "HEAD:nocodo.yaml");
        var first = git("log", "--reverse", "--format=%H", "--", "nocodo.yaml")
                .lines()
                .findFirst()
                .orElseThrow();
        var intake = new Intake();
        var spec = intake.answer(intake.understand(said.getFirst()), builtWith).spec();
        assertThat(git("show", first + ":nocodo.yaml")).isEqualTo(SpecYaml.write(spec));
        int given = 0;
        for (var change : changes) {
            var changed = new Changes(given).read(spec, change.words()).spec();
            given = Math.max(given, SpecIds.highest(changed.ids()));
            spec = change.stands() ? changed : spec;
        }
        assertThat(again ? withoutTheAnswer(yaml) : yaml).isEqualTo(SpecYaml.write(spec));
        assertThat(client.get(at("/spec")).path("yaml").asString()).isEqualTo(yaml);
    }

    /// What was answered first is what holds where nothing is written.
    private static String withoutTheAnswer(String yaml) {
        assertThat(yaml).containsOnlyOnce(ANSWERED);
        return yaml.replace(ANSWERED, "");
    }

    private String git(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        var path = client.get(at("")).path("path").asString();
        var git = new ProcessBuilder(argv)
                .directory(Path.of(path).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as("git " + String.join(" ", arguments)).isZero();
        return out;
    }

    @Override
    public String toString() {
        return "%d messages, %d answers, %d jobs, %d versions"
                .formatted(said.size(), answers.size(), jobs.size(), versions);
    }
}
