package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` is a normal day: the next run of the same command goes on and ends with every check green.
class KilledBuildTest {
    private static final String ONE = "one.yaml";
    private static final String TWO = "two.yaml";

    @TempDir
    Path folder;

    /// Kills at five moments between the first and the last entry of the journal, one after the other.
    @Test
    @Tag("slow")
    void aBuildThatIsKilledFiveTimesEndsAsIfItNeverWas() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        for (int entries : new int[] {1, 7, 19, 33, 50}) {
            killAfter(cli, TWO, entries, 0);
        }
        finishes(cli, TWO);
    }

    @Test
    @Tag("all")
    void aBuildSurvivesAKillAtEveryEntryOfItsJournal() throws Exception {
        var whole = new Cli(folder.resolve("whole"));
        finishes(whole, ONE);
        long entries = journal(whole.home());
        assertThat(entries).isGreaterThan(40);

        eachOf(LongStream.rangeClosed(1, entries).boxed().toList(), n -> {
            var cli = new Cli(folder.resolve("entry" + n));
            killAfter(cli, ONE, n, 0);
            finishes(cli, ONE);
            forget(cli);
        });
    }

    @Test
    @Tag("all")
    void aBuildSurvivesKillsAtTwentyRandomMoments() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var moments = Stream.generate(() -> random.nextLong(25_000)).limit(20).toList();

        eachOf(moments, millis -> {
            var cli = new Cli(folder.resolve("millis" + millis + "-" + seed));
            killAfter(cli, TWO, 0, millis);
            finishes(cli, TWO);
            forget(cli);
        });
    }

    /// Two at a time, so that the screens of one are tested while the other compiles.
    private static void eachOf(List<Long> values, Case test) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<Future<?>>();
            for (var value : values) {
                running.add(pool.submit(() -> {
                    test.run(value);
                    System.out.printf("killed at %d, and finished%n", value);
                    return value;
                }));
            }
            for (var future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    pool.shutdownNow();
                    throw e;
                }
            }
        }
    }

    /// What is done for each moment.
    private interface Case {
        void run(long moment) throws Exception;
    }

    private static void forget(Cli cli) throws Exception {
        BuildStoryTest.deleteAll(cli);
        Folders.remove(cli.home());
    }

    private static String spec(String name) throws Exception {
        var resource = Objects.requireNonNull(KilledBuildTest.class.getResource(name));
        return "@" + Path.of(resource.toURI());
    }

    private void killAfter(Cli cli, String spec, long entries, long millis) throws Exception {
        Files.createDirectories(cli.home());
        var err = folder.resolve(cli.home().getFileName() + ".killed.err");
        var out = folder.resolve(cli.home().getFileName() + ".killed.out");
        var build = cli.start(out, err, "build", spec(spec), "--yes", "--no-run");
        TimeUnit.MILLISECONDS.sleep(millis);
        while (build.isAlive() && journal(cli.home()) < entries) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        build.destroyForcibly().waitFor();
    }

    /// Events, without those of planning.
    private static long journal(Path home) {
        return number(
                home,
                "SELECT count(*) FROM events WHERE coalesce(json_extract(data, '$.actor'), '') NOT LIKE '%manager'");
    }

    private static long number(Path home, String sql) {
        var file = home.resolve("operator.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = db.createStatement();
                var count = statement.executeQuery(sql)) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // The tables are not there yet.
        }
    }

    /// A build that was killed is gone on with; only one that was ready already, the kill coming behind its last entry,
    /// is left as it is, and the same words make another.
    private static void finishes(Cli cli, String spec) throws Exception {
        long ready = number(cli.home(), "SELECT count(*) FROM project WHERE state = 'READY'");
        var done = cli.run("build", spec(spec), "--yes", "--no-run", "--json");

        assertThat(BuildStoryTest.verdicts(done.json())).isEqualTo("");
        assertThat(done.exit()).isZero();
        var projects = cli.run("project", "list", "--json").json().path("data").path("projects");
        assertThat(projects.size()).isEqualTo(Math.toIntExact(ready + 1));
        for (var project : projects) {
            assertThat(project.path("state").asString()).isEqualToIgnoringCase("ready");
            var path = Path.of(project.path("path").asString());
            assertThat(new ProcessBuilder("git", "status", "--porcelain")
                            .directory(path.toFile())
                            .start()
                            .getInputStream()
                            .readAllBytes())
                    .isEmpty();
        }
        try (var notes = Files.newDirectoryStream(cli.home().resolve("run"), "*.process")) {
            assertThat(notes).isEmpty();
        }
    }
}
