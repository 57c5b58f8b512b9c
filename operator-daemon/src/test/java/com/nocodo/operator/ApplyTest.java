package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A changed spec reaches a running application with every row kept, or nothing is changed.
@Tag("slow")
class ApplyTest {
    private static final int ROWS = 10_000;

    @TempDir
    Path folder;

    @Test
    void tenThousandRowsSurviveARenameANewFieldAnotherValueAndALooserLink() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var database = filled(cli).resolve("data/app.db");
            var spec = spec();
            var sum = number(database, "SELECT sum(price) FROM repairs");

            var dropped = folder.resolve("dropped.yaml");
            Files.writeString(dropped, Files.readString(spec).replaceAll("(?m)^.*name: discount.*\n", ""));
            var refused = cli.run("apply", "bike-shop", dropped.toString());
            assertThat(refused.exit()).isEqualTo(6);
            assertThat(refused.err()).contains("Field `discount` of `customer` is removed", "--drop");

            var changed = Files.writeString(folder.resolve("changed.yaml"), changed(Files.readString(spec)));
            var app = cli.home().resolve("projects/bike-shop");
            Files.writeString(app.resolve("NOTES.md"), "by hand");
            Files.createFile(app.resolve(".git/index.lock")); // a killed git's
            var applied = cli.run("apply", "bike-shop", changed.toString(), "--json");

            assertThat(BuildStoryTest.verdicts(applied.json())).isEqualTo("");
            assertThat(applied.err()).contains("renamed to `fee`", "`priority`", "10000 rows", "rows are kept");
            assertThat(number(database, "SELECT count(*) FROM repairs")).isEqualTo(ROWS);
            assertThat(number(database, "SELECT sum(fee) FROM repairs")).isEqualTo(sum);
            assertThat(number(database, "SELECT count(*) FROM repairs WHERE priority = 3"))
                    .isEqualTo(ROWS);
            assertThat(number(database, "SELECT count(*) FROM repairs WHERE status = 'finished'"))
                    .isEqualTo(ROWS / 2);
            assertThat(cli.run("project", "list").out()).contains("running");
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    /// Killed while the change is written, then stopped and killed while the running version is switched; each time the
    /// next run puts things right first.
    @Test
    @Tag("all")
    void aChangeThatIsKilledIsTakenBackOrFinishedByTheNextOne() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        var spec = Path.of(
                Objects.requireNonNull(getClass().getResource("two.yaml")).toURI());
        try {
            var built = cli.run("build", "@" + spec, "--yes", "--json");
            assertThat(BuildStoryTest.verdicts(built.json())).isEqualTo("");
            var state = cli.home()
                    .resolve("state")
                    .resolve(
                            built.json().path("data").path("project").path("id").asString());
            var app = Path.of(
                    built.json().path("data").path("project").path("path").asString());
            var database = state.resolve("data/app.db");
            fill(database);
            var changed = Files.writeString(folder.resolve("changed.yaml"), changed(Files.readString(spec)));

            endAt(cli, "Writing the application", changed, Process::destroyForcibly);
            assertThat(number(database, "SELECT sum(price) FROM repairs")).isPositive();
            Files.writeString(app.resolve("LEFT.md.new"), "half a file");
            endAt(cli, "Switching to the new version", changed, Process::destroy);
            assertThat(cli.run("project", "list").out()).contains("running");
            endAt(cli, "Switching to the new version", changed, Process::destroyForcibly);
            var applied = cli.run("apply", "bike-shop", changed.toString(), "--json");

            assertThat(applied.err()).contains("An earlier change was interrupted");
            assertThat(applied.exit()).as(applied.out()).isZero();
            assertThat(number(database, "SELECT count(*) FROM repairs WHERE fee IS NOT NULL AND priority = 3"))
                    .isEqualTo(ROWS);
            assertThat(state.resolve("change")).doesNotExist();
            assertThat(app.resolve("LEFT.md.new")).doesNotExist();
            assertThat(cli.run("project", "list").out()).contains("running");
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    private static Path spec() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(ApplyTest.class.getResource("two.yaml")).toURI());
    }

    /// A running application with many rows.
    ///
    /// @return the folder of its state
    private static Path filled(Cli cli) throws Exception {
        var built = cli.run("build", "@" + spec(), "--yes", "--json").json();
        assertThat(BuildStoryTest.verdicts(built)).isEqualTo("");
        var state = cli.home()
                .resolve("state")
                .resolve(built.path("data").path("project").path("id").asString());
        fill(state.resolve("data/app.db"));
        return state;
    }

    private void endAt(Cli cli, String step, Path spec, Consumer<Process> end) throws Exception {
        var err = folder.resolve("ended.err");
        Files.deleteIfExists(err);
        var change = cli.start(folder.resolve("ended.out"), err, "apply", "bike-shop", spec.toString());
        while (change.isAlive() && !Files.readString(err).contains(step)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertThat(change.isAlive()).as(Files.readString(err)).isTrue();
        end.accept(change);
        change.waitFor();
    }

    private static String changed(String spec) {
        return spec.replace("{id: f5, name: price, label: Price", "{id: f5, name: fee, label: Fee")
                .replace(
                        "      - {id: f6,",
                        "      - {id: f20, name: priority, label: Priority, type: integer, required: true, default: 3}\n      - {id: f6,")
                .replace("name: done, label: done", "name: finished, label: finished")
                .replace("kind: one, required: true, on_delete: block,", "kind: one,");
    }

    private static void fill(Path database) throws SQLException {
        try (var db = open(database);
                var statement = db.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO customers (name, created_at, updated_at) VALUES ('A', '2026-01-01 00:00:00', '2026-01-01 00:00:00')");
            statement.executeUpdate("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO repairs (title, price, starts_on, status, customer_id, created_at, updated_at)
                    SELECT 'R' || i, i * 7, '2026-05-01', CASE i %% 2 WHEN 0 THEN 'done' ELSE 'open' END,
                           (SELECT max(id) FROM customers), '2026-01-01 00:00:00', '2026-01-01 00:00:00'
                      FROM n
                    """.formatted(ROWS));
        }
    }

    private static long number(Path database, String query) throws SQLException {
        try (var db = open(database);
                var statement = db.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection open(Path database) throws SQLException {
        var db = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (var statement = db.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
        }
        return db;
    }
}
