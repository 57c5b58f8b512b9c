package com.nocodo.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A served home whose process is killed again and again, at moments that nobody knows before, and started anew. The
/// moments follow what happens rather than the clock, so that they lie all over the story on a slow machine, too.
final class KilledDaemon implements AutoCloseable {
    private static final double MEAN_EVENTS = 20;
    private static final int MOST_MILLIS = 6_000;

    private final Cli cli;
    private final Random random;
    private final int most;
    private final AtomicInteger kills = new AtomicInteger();
    private final Thread killer;
    private volatile @Nullable Process process;
    private volatile @Nullable Exception trouble;
    private volatile boolean done;

    KilledDaemon(Cli cli, long seed, int most) throws Exception {
        this.cli = cli;
        this.random = new Random(seed);
        this.most = most;
        start();
        this.killer = Thread.ofPlatform().name("killer").unstarted(this::kill);
    }

    void beginKilling() {
        killer.start();
    }

    int kills() {
        return kills.get();
    }

    private void start() throws Exception {
        Files.createDirectories(cli.home());
        var log = cli.home().resolveSibling("daemon.log");
        process = cli.start(log, log, "up", "--no-browser", "--quiet");
        for (int tenths = 0; tenths < 900; tenths++) {
            if (note(cli.home()) == process.pid()) {
                return;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the operator ended: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the operator does not start: " + Files.readString(log));
    }

    private static long note(Path home) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(home.resolve("operator.json")))
                    .path("pid")
                    .asLong();
        } catch (Exception e) {
            return 0;
        }
    }

    /// Also while it starts: a moment is as good as any other.
    private void kill() {
        try {
            while (!done && kills.get() < most) {
                await(events() + 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_EVENTS));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
                if (done) {
                    return;
                }
                var running = process;
                if (running != null) {
                    running.destroyForcibly().waitFor();
                    kills.incrementAndGet();
                }
                if (random.nextInt(4) == 0) {
                    startAndKill();
                }
                start();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            trouble = e;
        }
    }

    private void await(long event) throws Exception {
        while (!done && events() < event) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// How much has happened so far, in all projects.
    private long events() throws SQLException {
        var file = cli.home().resolve("operator.db");
        try (var database = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                var count = database.createStatement().executeQuery("SELECT count(*) FROM events")) {
            return count.getLong(1);
        }
    }

    private void startAndKill() throws Exception {
        var log = cli.home().resolveSibling("daemon-cut.log");
        var cut = cli.start(log, log, "up", "--no-browser", "--quiet");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(4000));
        cut.destroyForcibly().waitFor();
        kills.incrementAndGet();
    }

    /// Throws what kept the operator from starting again.
    void check() throws Exception {
        var found = trouble;
        if (found != null) {
            throw found;
        }
    }

    /// Leaves it running.
    void endKilling() throws Exception {
        done = true;
        killer.join();
        check();
    }

    @Override
    public void close() throws Exception {
        done = true;
        killer.interrupt();
        killer.join();
        var running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }
}
