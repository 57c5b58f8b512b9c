package com.nocodo.operator.build;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.local.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// A project in a home of its own, whose application is a small program that answers; its data is SQLite.
public final class Shop implements AutoCloseable {
    private static final String ANSWERS = """
            void main() throws Exception {
                var bind = System.getenv("BIND");
                var port = Integer.parseInt(bind.substring(bind.indexOf(':') + 1));
                var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", exchange -> {
                    exchange.getResponseHeaders().set("Set-Cookie", "session=somebody");
                    exchange.sendResponseHeaders(200, -1);
                });
                server.start();
                if (System.getenv("LINGERS") instanceof String millis) {
                    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                        try {
                            Thread.sleep(Long.parseLong(millis));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
                }
            }
            """;

    private final Path folder;
    private final Home home;
    private final Database db;
    private final Services services;
    private final Project project;

    public Shop(Path folder) {
        this(folder, Clock.systemUTC(), Map.of());
    }

    public Shop(Path folder, Clock clock) {
        this(folder, clock, Map.of());
    }

    /// @param settings of the operator, beside those of this machine
    Shop(Path folder, Map<String, String> settings) {
        this(folder, Clock.systemUTC(), settings);
    }

    private Shop(Path folder, Clock clock, Map<String, String> settings) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(settings);
        this.folder = folder;
        this.home = Home.open(folder.resolve("home"), System.getenv());
        this.db = Database.open(home.database());
        this.services = services(home, db, environment, clock);
        this.project = new Project(
                "p_1", "shop", "Shop", folder.resolve("shop"), "words", Map.of(), "", "", ProjectState.READY, "now");
        services.projects().add(project);
    }

    /// The real ones, for one home.
    public static Services services(Home home, Database db, Map<String, String> environment) {
        return services(home, db, environment, Clock.systemUTC());
    }

    private static Services services(Home home, Database db, Map<String, String> environment, Clock clock) {
        var runner = new ProcessRunner(new ProcessNotes(home.run()), environment);
        var random = new SecureRandom();
        var events = new Events(db, clock);
        return new Services(
                home,
                runner,
                events,
                new Projects(db, events),
                new Tasks(db, clock, events),
                new Evidence(db, events),
                new Previews(home, db, runner, random, events),
                new Toolchains(home, runner, environment),
                clock,
                random);
    }

    public Services services() {
        return services;
    }

    public Project project() {
        return project;
    }

    public Database db() {
        return db;
    }

    Swap swap() {
        return new Swap(services, project, step -> {});
    }

    public Path state() {
        return home.stateOf(project.id());
    }

    /// The version in its place, with one row of data.
    public void installFirst() throws Exception {
        services.previews().install(project.id(), program("first", ""));
        Files.createDirectories(database().getParent());
        write("CREATE TABLE note (text TEXT)");
        write("INSERT INTO note VALUES ('before any change')");
    }

    /// A version that was proven and waits to be switched to.
    public void change(String version, String before) throws IOException {
        swap().forgetEarlier();
        Folders.place(program(version, before), swap().candidate());
    }

    /// @param before what it does before it starts to answer
    private Path program(String version, String before) throws IOException {
        var classes = compiled();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program = folder.resolve(version);
        Files.writeString(
                program,
                "#!/bin/sh\n# %s\n[ \"$1\" = migrate ] && exit 0\n%s\nexec '%s' -Xmx64m -XX:TieredStopAtLevel=1 -cp '%s' Answers\n"
                        .formatted(version, before, java, classes));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Once: a program that compiles itself at each start is slow.
    private Path compiled() throws IOException {
        var source = folder.resolve("Answers.java");
        if (!Files.exists(source)) {
            Files.writeString(source, ANSWERS);
            ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", classes().toString(), source.toString());
        }
        return classes();
    }

    private Path classes() {
        return folder.resolve("answers");
    }

    public Path database() {
        return services.previews().data(project.id()).resolve("app.db");
    }

    String installed() throws IOException {
        return Files.readString(services.previews().binary(project.id()));
    }

    public boolean runs() {
        return services.previews().url(project.id()).isPresent();
    }

    /// What the project's stream tells, from an event on.
    public List<String> story(long after) {
        return services.events().after(project.id(), after, OperatorApi.MOST_EVENTS).stream()
                .map(record -> record.event().type())
                .toList();
    }

    /// From now on no start of the application can be noted.
    void takeNoNotes() {
        db.sql().sql("""
                CREATE TRIGGER no_notes BEFORE INSERT ON preview
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                """).update();
    }

    /// What runs of the application, noted or not.
    public List<ProcessHandle> processes() {
        var classes = classes().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(classes))
                        .isPresent())
                .toList();
    }

    public void write(String sql) throws SQLException {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = data.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    public long rows() throws SQLException {
        return rows(database());
    }

    public static long rows(Path database) throws SQLException {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = data.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM note")) {
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws InterruptedException {
        services.previews().stop(project.id());
        db.close();
    }
}
