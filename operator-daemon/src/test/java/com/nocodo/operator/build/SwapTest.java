package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Folders;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The switch goes through whole or not at all. The application is a small program that answers; its data is SQLite.
class SwapTest {
    private static final String ANSWERS = """
            void main() throws Exception {
                var bind = System.getenv("BIND");
                var port = Integer.parseInt(bind.substring(bind.indexOf(':') + 1));
                var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
                server.start();
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    private Database db;
    private Services services;
    private Project project;
    private Swap swap;

    SwapTest(@TempDir Path root) {
        var home = Home.open(root.resolve("home"), System.getenv());
        db = Database.open(home.database());
        services = services(home, db);
        project = new Project(
                "p_1", "shop", "Shop", root.resolve("shop"), "words", Map.of(), "", "", ProjectState.READY, "now");
        swap = new Swap(services, project, step -> {});
    }

    /// The real ones, for one home.
    static Services services(Home home, Database db) {
        var runner = new ProcessRunner(new ProcessNotes(home.run()), System.getenv());
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        return new Services(
                home,
                runner,
                new Projects(db, clock),
                new Tasks(db, clock),
                new Evidence(db),
                new Previews(home, db, runner, random),
                new Toolchains(home, runner, System.getenv()),
                clock,
                random);
    }

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        services.projects().add(project);
        services.previews().install(project.id(), program("first", ""));
        Files.createDirectories(database().getParent());
        write("CREATE TABLE note (text TEXT)");
        write("INSERT INTO note VALUES ('before any change')");
    }

    @AfterEach
    void stop() throws InterruptedException {
        services.previews().stop(project.id());
        db.close();
    }

    @Test
    void whatAnEarlierChangeKeptAsideIsNeverBroughtBack() throws Exception {
        change("second", "");
        swap.perform();
        write("INSERT INTO note VALUES ('after the first change')");

        change("third", "");
        swap.bringBack(); // as after a kill before anything was kept aside

        assertThat(installed()).contains("second");
        assertThat(rows()).isEqualTo(2);
        assertThat(services.previews().url(project.id())).isPresent();
    }

    @Test
    void aVersionThatDoesNotStartMakesWayForTheOldOneAndItsDataIsKeptAside() throws Exception {
        change("second", "rm \"$DATA_DIR/app.db\"; echo lost >\"$DATA_DIR/app.db\"; exit 1");

        assertThatThrownBy(() -> swap.perform())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ended at its start");
        swap.bringBack();
        swap.bringBack();

        assertThat(installed()).contains("first");
        assertThat(rows()).isEqualTo(1);
        assertThat(state().resolve("before-change/replaced/app.db")).hasContent("lost");
        assertThat(services.previews().url(project.id())).isPresent();
    }

    @Test
    void aStartLeavesTheProgramThatIsBeingProvenAlone() throws Exception {
        Folders.place(Path.of("/bin/sleep").toRealPath(), swap.candidate());
        var proven = new ProcessBuilder(swap.candidate().toString(), "60").start();
        try {
            services.previews().start(project.id());

            assertThat(proven.isAlive()).isTrue();
        } finally {
            proven.destroyForcibly();
        }
    }

    @Test
    void whoHoldsAnApplicationKeepsOthersFromStartingIt() throws Exception {
        try (var held = services.previews().hold(project.id())) {
            var other = Thread.ofVirtual().start(() -> {
                try {
                    services.previews().start(project.id());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(other.join(Duration.ofMillis(500))).isFalse();
            assertThat(services.previews().url(project.id())).isEmpty();
            other.interrupt();
            assertThat(other.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    private void change(String version, String before) throws IOException {
        swap.forgetEarlier();
        Folders.place(program(version, before), swap.candidate());
    }

    /// @param before what it does before it starts to answer
    private Path program(String version, String before) throws IOException {
        var source = Files.writeString(folder.resolve("Answers.java"), ANSWERS);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program = folder.resolve(version);
        Files.writeString(program, "#!/bin/sh\n# %s\n%s\nexec '%s' '%s'\n".formatted(version, before, java, source));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path state() {
        return services.home().stateOf(project.id());
    }

    private Path database() {
        return services.previews().data(project.id()).resolve("app.db");
    }

    private String installed() throws IOException {
        return Files.readString(services.previews().binary(project.id()));
    }

    private void write(String sql) throws SQLException {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = data.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long rows() throws SQLException {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = data.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM note")) {
            return count.getLong(1);
        }
    }
}
