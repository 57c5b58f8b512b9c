package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` is a normal day: the next run of the same command goes on and ends with every check green.
class KilledBuildTest {
    private static final int LAST = 60;

    @TempDir
    Path folder;

    /// Kills at five moments between the first and the last entry of the journal, one after the other.
    @Test
    @Tag("slow")
    void aBuildThatIsKilledFiveTimesEndsAsIfItNeverWas() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        for (int entries : new int[] {1, 7, 19, 33, 50}) {
            killAfter(cli, entries, 0);
        }
        finishes(cli);
    }

    @Test
    @Tag("all")
    void aBuildSurvivesAKillAtEveryEntryOfItsJournal() throws Exception {
        for (int entries = 1; entries <= LAST; entries++) {
            var cli = new Cli(folder.resolve("home" + entries));
            killAfter(cli, entries, 0);
            finishes(cli);
        }
    }

    @Test
    @Tag("all")
    void aBuildSurvivesKillsAtTwentyRandomMoments() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            var cli = new Cli(folder.resolve("random" + i + "-" + seed));
            killAfter(cli, 0, random.nextInt(40_000));
            finishes(cli);
        }
    }

    private static String spec() throws Exception {
        var resource = Objects.requireNonNull(KilledBuildTest.class.getResource("two.yaml"));
        return "@" + Path.of(resource.toURI());
    }

    private void killAfter(Cli cli, int entries, int millis) throws Exception {
        Files.createDirectories(cli.home());
        var err = folder.resolve(cli.home().getFileName() + ".killed.err");
        var build = cli.start(folder.resolve("killed.out"), err, "build", spec(), "--yes", "--no-run");
        TimeUnit.MILLISECONDS.sleep(millis);
        while (build.isAlive() && journal(cli.home()) < entries) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        build.destroyForcibly().waitFor();
    }

    /// Entries of events and moves together.
    private static long journal(Path home) {
        var file = home.resolve("operator.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = db.createStatement();
                var count = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM task_move WHERE actor NOT LIKE '%MANAGER')")) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // The tables are not there yet.
        }
    }

    private static void finishes(Cli cli) throws Exception {
        var done = cli.run("build", spec(), "--yes", "--no-run", "--json");

        assertThat(BuildStoryTest.verdicts(done.json())).isEqualTo("");
        assertThat(done.exit()).isZero();
        var projects = cli.run("project", "list", "--json").json().path("data").path("projects");
        assertThat(projects.size()).isEqualTo(1);
        var path = Path.of(projects.get(0).path("path").asString());
        assertThat(new ProcessBuilder("git", "status", "--porcelain")
                        .directory(path.toFile())
                        .start()
                        .getInputStream()
                        .readAllBytes())
                .isEmpty();
        try (var notes = Files.newDirectoryStream(cli.home().resolve("run"), "*.process")) {
            assertThat(notes).isEmpty();
        }
    }
}
