package com.nocodo.operator.moving;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.conversation.Descriptions;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.ProjectManager;
import com.nocodo.operator.task.Tasks;
import com.nocodo.protocol.OperatorApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One home, with or without a project whose repository, history and data are there; only its program is not.
public final class Place implements AutoCloseable {
    public static final String ID = "p_1";
    static final String UPLOAD = "a picture of a boat";

    private final Home home;
    private final Database db;
    private final OperatorApi operator;

    public Place(Path folder) {
        var environment = System.getenv();
        this.home = Home.open(folder, environment);
        this.operator = LocalOperator.open(folder, environment);
        this.db = Database.open(home.database());
    }

    OperatorApi operator() {
        return operator;
    }

    Database db() {
        return db;
    }

    Home home() {
        return home;
    }

    Path repository() {
        return home.projects().resolve("boats");
    }

    public Path data() {
        return home.stateOf(ID).resolve("data");
    }

    Events events() {
        return new Events(db, Clock.systemUTC());
    }

    Evidence evidence() {
        return new Evidence(db, events());
    }

    HistoryStore historyStore() {
        return new HistoryStore(
                new Tasks(db, Clock.systemUTC(), events()), evidence(), events(), project -> jobs().of(project), db);
    }

    Jobs jobs() {
        var projects = new Projects(db, events());
        return new Jobs(db, events(), projects, new Descriptions(db, projects, events()), Clock.systemUTC());
    }

    public Place withProject() throws Exception {
        var yaml = Files.readString(Path.of(Objects.requireNonNull(LocalOperator.class.getResource("one.yaml"))
                .toURI()));
        var hash = Sha256.of(yaml);
        var projects = new Projects(db, events());
        projects.add(new Project(
                ID,
                "boats",
                "Boats",
                repository(),
                "We keep boats.",
                Map.of("q", "yes"),
                yaml,
                hash,
                ProjectState.PLANNED,
                "2026-01-01T00:00:00Z"));
        var spec = SpecYaml.read(yaml);
        new Tasks(db, Clock.systemUTC(), events()).plan(ID, spec, hash, "Build Boats", ProjectManager.plan(spec));
        projects.move(ID, ProjectState.READY);
        evidence().append(ID, record("fmt"));
        evidence().append(ID, record("clippy"));
        Files.createDirectories(repository());
        Files.writeString(repository().resolve("nocodo.yaml"), yaml);
        git("init", "--quiet", "--initial-branch=main");
        commit();
        fill();
        return this;
    }

    static EvidenceRecord record(String check) {
        var counts = new EvidenceRecord.Counts(1, 1, 0, 0);
        return new EvidenceRecord(
                1,
                check,
                "tree",
                "pack",
                Map.of(),
                List.of(),
                "",
                "2026-01-01T00:00:00Z",
                5,
                0,
                counts,
                List.of(),
                "",
                "",
                "",
                "pass");
    }

    void commit() throws Exception {
        git("add", "--all");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "Work");
    }

    void git(String... arguments) throws Exception {
        var argv = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        var git = new ProcessBuilder(argv).directory(repository().toFile()).inheritIO();
        if (git.start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", argv));
        }
    }

    /// @return what git says to that input
    String gitWith(String input, String... arguments) throws Exception {
        var argv = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        var git = new ProcessBuilder(argv).directory(repository().toFile()).start();
        try (var in = git.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void fill() throws IOException, SQLException {
        Files.createDirectories(data().resolve("files"));
        write("PRAGMA journal_mode = WAL"); // as applications have it: nobody waits for a writer
        write("CREATE TABLE boats (id INTEGER PRIMARY KEY, name TEXT)");
        write("CREATE TABLE app_files (id INTEGER PRIMARY KEY, name TEXT)");
        write("INSERT INTO boats (name) VALUES ('Anna'), ('Berta')");
        write("INSERT INTO app_files (id, name) VALUES (7, 'boat.png')");
        Files.writeString(data().resolve("files/7"), UPLOAD);
        Files.writeString(home.stateOf(ID).resolve("owner-password"), "open-sesame");
    }

    public void write(String sql) throws SQLException {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("app.db"));
                var statement = data.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.executeUpdate(sql);
        }
    }

    Path export(Path file) {
        return Path.of(operator.export("boats", file, step -> {}).file());
    }

    /// Whether nothing of any project is here.
    boolean empty() throws IOException {
        var rows = db.sql()
                .sql("SELECT (SELECT count(*) FROM project) + (SELECT count(*) FROM events)"
                        + " + (SELECT count(*) FROM epic) + (SELECT count(*) FROM evidence)")
                .query(Long.class)
                .single();
        try (var files = Stream.concat(
                Files.list(home.projects()), Files.list(home.stateOf(ID).getParent()))) {
            return rows == 0 && files.findAny().isEmpty();
        }
    }

    @Override
    public void close() {
        operator.close();
        db.close();
    }
}
