package com.nocodo.operator.bench;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Outcome;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.process.Running;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A home for one benchmark, thrown away at its end, and a way to run bare tools beside nocodo.
final class Workplace implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(20);

    private final Home home;
    private final ProcessRunner runner;

    Workplace() throws IOException {
        this.home = Home.open(Files.createTempDirectory("nocodo-bench"), System.getenv());
        this.runner = new ProcessRunner(new ProcessNotes(home.run()), System.getenv());
    }

    Path root() {
        return home.root();
    }

    Path cargoTarget() {
        return home.cargoTarget();
    }

    /// Runs a tool to its end.
    ///
    /// @return seconds
    double seconds(Path directory, String... argv) throws IOException, InterruptedException {
        var start = System.nanoTime();
        run(directory, argv);
        return (System.nanoTime() - start) / 1e9;
    }

    /// Runs a tool to its end.
    ///
    /// @return what it printed
    String run(Path directory, String... argv) throws IOException, InterruptedException {
        var log = home.root().resolve("bench.log");
        var environment = Map.of("CARGO_TARGET_DIR", cargoTarget().toString(), "CARGO_TERM_COLOR", "never");
        var outcome = runner.run(new Command(List.of(argv), directory, environment, log, LIMIT), line -> {});
        var output = Files.exists(log) ? Files.readString(log) : "";
        if (!outcome.ok()) {
            throw new IOException("%s failed: %s".formatted(String.join(" ", argv), failure(outcome, output)));
        }
        return output;
    }

    private static String failure(Outcome outcome, String output) {
        return outcome instanceof Outcome.NotStarted(var reason)
                ? reason
                : output.substring(Math.max(0, output.length() - 2_000));
    }

    Running start(Command command) throws IOException {
        return runner.start(command);
    }

    /// Nobody else compiles into the shared folder meanwhile.
    FileLock alone() throws InterruptedException {
        return FileLock.await(
                home.cache().resolve("cargo-target.lock"),
                () -> System.err.println("nocodo: waiting for another build to finish compiling"));
    }

    @Override
    public void close() {
        Folders.remove(home.root());
    }
}
