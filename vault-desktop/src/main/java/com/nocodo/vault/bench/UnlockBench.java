package com.nocodo.vault.bench;

import com.nocodo.protocol.rpc.SocketPlace;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.file.VaultDatabase;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real holder that is unlocked at the price that was found for this machine, and what that takes of memory.
final class UnlockBench {
    private static final String PASSWORD = "a password of the benchmark";
    private static final int TIMES = 5;
    private static final int HOLDER_MEGABYTES = 128;
    /// "About a second": what calibration aims at, and as much again for a machine that does other things, too.
    private static final double LONGEST_MILLIS = 2000;

    private static final double HOLDER_LARGEST = 200;
    /// Beside the memory that the parameters ask for.
    private static final int CHILD_BESIDE = 128;

    private final Path home;
    private final Map<String, String> environment;

    UnlockBench(Path place) throws IOException {
        this.home = place.resolve("home");
        Files.createDirectories(home);
        environment = Map.of("NOCODO_HOME", home.toString(), "XDG_RUNTIME_DIR", "");
    }

    /// One holder, locked; `stop` ends it as a lock does.
    private record Running(Child process, VaultApi door) {
        void stop() throws InterruptedException {
            door.close();
            process.end(Duration.ofSeconds(5));
        }
    }

    private Running start() throws IOException {
        var folder = home.resolve("vault");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder,
                    java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
        }
        var process = Child.start(
                new Program(Holder.class, HOLDER_MEGABYTES, List.of(home.toString()), environment),
                folder.resolve("holder.log"));
        var said = process.output().readNBytes(Holder.READY.length());
        if (!Arrays.equals(said, Holder.READY.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            process.close();
            throw new IOException("the holder does not start");
        }
        return new Running(process, Holder.DOOR.connect(SocketPlace.of(home, "vault", environment)));
    }

    void run() throws IOException, InterruptedException {
        var first = start();
        var began = System.nanoTime();
        first.door().create(PASSWORD);
        Table.line("make a vault, with the price of its password measured", millisSince(began), "ms", "");
        first.stop();
        var megabytes = tellPrice();

        List<Double> unlocks = new ArrayList<>();
        double locked = 0;
        double unlocked = 0;
        double child = 0;
        for (int i = 0; i < TIMES; i++) {
            var holder = start();
            locked = Memory.now(holder.process().pid());
            var watched = new Peak(holder.process().pid());
            var start = System.nanoTime();
            if (!holder.door().unlock(PASSWORD).open()) {
                throw new IOException("it does not open");
            }
            unlocks.add(millisSince(start));
            child = Math.max(child, watched.end());
            unlocked = Memory.now(holder.process().pid());
            holder.stop();
        }
        unlocks.sort(null);
        Table.atMost("unlock, median of " + TIMES, unlocks.get(TIMES / 2), "ms", LONGEST_MILLIS);
        Table.line("  slowest", unlocks.getLast(), "ms", "");
        Table.atMost("holder's memory, locked", locked, "MB", HOLDER_LARGEST);
        Table.atMost("holder's memory, unlocked", unlocked, "MB", HOLDER_LARGEST);
        Table.atMost("derivation's memory at its peak", child, "MB", megabytes + CHILD_BESIDE);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    /// @return the memory that the derivation is to take, in megabytes
    private long tellPrice() {
        try (var database = VaultDatabase.open(home.resolve("vault/vault.db"))) {
            return database.sql()
                    .sql("SELECT memory_kib, passes, lanes FROM slot WHERE type = 'password'")
                    .query((row, _) -> {
                        System.out.printf(
                                "  Argon2id: %d MiB, %d passes, %d lanes%n",
                                row.getInt(1) / 1024, row.getInt(2), row.getInt(3));
                        return row.getLong(1) * 1024 / 1_000_000;
                    })
                    .single();
        }
    }

    /// The most memory that any child of a process takes, until it is ended.
    private static final class Peak {
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread watching;
        private volatile double most;

        Peak(long parent) {
            watching = Thread.ofPlatform().daemon().name("peak").start(() -> watch(parent));
        }

        private void watch(long parent) {
            while (!done.get()) {
                ProcessHandle.of(parent).stream()
                        .flatMap(ProcessHandle::children)
                        .forEach(child -> most = Math.max(most, Memory.most(child.pid())));
                try {
                    TimeUnit.MILLISECONDS.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        double end() throws InterruptedException {
            done.set(true);
            watching.join();
            return most;
        }
    }
}
