package com.nocodo.operator.check;

import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Outcome;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.process.Sandbox;
import com.nocodo.operator.toolchain.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Where checks run: the application's folder, the tools, the shared caches.
///
/// @param logs one log file a check
/// @param installs where packages are being installed, else nothing
/// @param reads what is proven, and what it is proven with
public record Bench(
        ProcessRunner runner,
        Path app,
        Path logs,
        Path cargoTarget,
        List<Path> installs,
        List<Path> reads,
        java.util.Optional<Tool> cargo,
        java.util.Optional<Tool> node,
        java.util.Optional<Tool> chromium,
        Map<String, String> environment) {

    Path frontend() {
        return app.resolve("frontend");
    }

    Path log(String check) {
        return logs.resolve(check + ".log");
    }

    /// Runs one program for a check.
    Ran run(
            String check,
            Path directory,
            Duration limit,
            Map<String, String> more,
            Consumer<String> line,
            List<String> argv)
            throws InterruptedException {
        var all = new TreeMap<>(environment);
        all.put("PATH", path());
        all.put("CARGO_TARGET_DIR", cargoTarget.toString());
        all.put("CARGO_TERM_COLOR", "never");
        all.put("NO_COLOR", "1");
        all.put("FORCE_COLOR", "0");
        all.put("CI", "true");
        all.putAll(more);
        var command = new Command(argv, directory, all, log(check), limit).in(sandbox());
        var outcome = runner.run(command, line);
        return switch (outcome) {
            case Outcome.Exited(var code, var log) -> new Ran(code, text(log));
            case Outcome.TimedOut(var after, var log) ->
                new Ran(124, text(log) + "\nError: not finished within " + after.toSeconds() + " seconds");
            case Outcome.NotStarted(var reason) -> new Ran(127, "Error: " + reason);
        };
    }

    /// The same while packages are installed: the one time that something writes where they are shared.
    Bench installing(Path folder) {
        return new Bench(runner, app, logs, cargoTarget, List.of(folder), reads, cargo, node, chromium, environment);
    }

    /// Where the application runs for its checks, on data of its own.
    Path data() {
        return logs.resolve("check-data");
    }

    private Sandbox sandbox() {
        return installs.isEmpty()
                ? Sandbox.build(List.of(app, cargoTarget, data()), reads).with(NpmStore.scratch(frontend()))
                : Sandbox.build(installs, reads);
    }

    private String path() {
        var bins = new StringBuilder();
        node.ifPresent(tool -> bins.append(tool.bin()).append(':'));
        cargo.ifPresent(tool -> bins.append(tool.bin()).append(':'));
        return bins + runner.path();
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /// How a program ended and what it printed.
    record Ran(int exit, String output) {}
}
