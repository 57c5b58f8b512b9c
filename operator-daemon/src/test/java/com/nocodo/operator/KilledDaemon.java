package com.nocodo.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A served home whose process is killed again and again, at moments that nobody knows before, and started anew. The
/// moments follow what happens rather than the clock, and each part of the story has its share of them, so that they
/// lie all over it on a slow machine, too.
final class KilledDaemon implements AutoCloseable {
    /// For what takes minutes.
    private static final Pace LONG = new Pace(20, 6_000, 60);
    /// For what takes seconds.
    private static final Pace SHORT = new Pace(2, 700, 3);

    private final Cli cli;
    private final Random random;
    private final AtomicInteger kills = new AtomicInteger();
    private final Thread killer;
    private List<String> told = List.of();
    private volatile @Nullable Process process;
    private volatile @Nullable Exception trouble;
    private volatile boolean done;
    private final AtomicInteger share = new AtomicInteger();
    private volatile Pace pace = LONG;

    /// @param events how many happen before a kill, in the mean
    /// @param millis how long after the last of them, at most
    /// @param seconds how long is waited for them: nothing may happen for long, and then time alone decides
    private record Pace(double events, int millis, int seconds) {}

    KilledDaemon(Cli cli, long seed) throws Exception {
        this.cli = cli;
        this.random = new Random(seed);
        start();
        this.killer = Thread.ofPlatform().name("killer").unstarted(this::kill);
    }

    void beginKilling() {
        killer.start();
    }

    /// So many more times from here on.
    void more(int kills) {
        share.addAndGet(kills);
    }

    /// From here on, what is asked for takes seconds.
    void hurry() {
        pace = SHORT;
    }

    void takeTime() {
        pace = LONG;
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
            while (!done) {
                if (kills.get() >= share.get()) {
                    TimeUnit.MILLISECONDS.sleep(50);
                    continue;
                }
                var now = pace;
                await(now, count() + 1 + (long) (-Math.log(1 - random.nextDouble()) * now.events()));
                linger(now, random.nextInt(now.millis()));
                if (done) {
                    return;
                }
                var running = process;
                if (running != null) {
                    if (!running.isAlive()) {
                        throw new IllegalStateException("the operator ended by itself: " + running.exitValue());
                    }
                    running.destroyForcibly().waitFor();
                    kills.incrementAndGet();
                    told = events();
                }
                if (random.nextInt(4) == 0) {
                    startAndKill();
                }
                start();
                nothingIsUnsaid();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            trouble = e;
        }
    }

    private void await(Pace begun, long event) throws Exception {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1 + random.nextInt(begun.seconds()));
        while (!done && pace == begun && count() < event && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Not beyond a change of pace: what takes seconds would be over before.
    private void linger(Pace begun, int millis) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!done && pace == begun && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// How much has happened so far, in all projects.
    private long count() throws SQLException {
        try (var database = database();
                var count = database.createStatement().executeQuery("SELECT count(*) FROM events")) {
            return count.getLong(1);
        }
    }

    private List<String> events() throws SQLException {
        List<String> all = new ArrayList<>();
        try (var database = database();
                var rows = database.createStatement()
                        .executeQuery("SELECT project || ' ' || seq || ' ' || type || ' ' || data FROM events"
                                + " ORDER BY project, seq")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /// What happened at last, for whoever looks for a fault.
    List<String> lastEvents() throws SQLException {
        var all = events();
        return all.subList(Math.max(0, all.size() - 60), all.size());
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + cli.home().resolve("operator.db") + "?mode=ro");
    }

    /// What was told before a kill is told as it was, each once, and first, after the start.
    private void nothingIsUnsaid() throws SQLException {
        var now = events();
        if (now.size() < told.size() || !now.subList(0, told.size()).equals(told)) {
            throw new IllegalStateException(
                    "of %d events before a kill and %d after it, some differ".formatted(told.size(), now.size()));
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
