package com.nocodo.operator.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program to run: data before it runs.
///
/// @param argv program and arguments; no shell reads them
/// @param environment added to the few variables that every program gets
/// @param input a file that it reads as stdin
/// @param log takes stdout and stderr
/// @param sandbox for what is not ours: code of a project, and what that brings along
public record Command(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        Path input,
        Path log,
        Duration timeout,
        Optional<Sandbox> sandbox) {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final Duration WRITING = Duration.ofMinutes(10);

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /// A program that is told nothing.
    public Command(List<String> argv, Path directory, Map<String, String> environment, Path log, Duration timeout) {
        this(argv, directory, environment, NOTHING, log, timeout);
    }

    /// One that is ours, and reads a file.
    public Command(
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Path input,
            Path log,
            Duration timeout) {
        this(argv, directory, environment, input, log, timeout, Optional.empty());
    }

    /// Brings all that was written near a folder to the disk.
    public static Command sync(Path folder, Path log) {
        return new Command(List.of("sync", "-f", folder.toString()), folder, Map.of(), log, WRITING);
    }

    /// The same in a sandbox.
    public Command in(Sandbox sandbox) {
        return new Command(argv, directory, environment, input, log, timeout, Optional.of(sandbox));
    }

    /// The same with more variables.
    public Command with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Command(argv, directory, all, input, log, timeout, sandbox);
    }

    /// What is run to run it.
    Command behind(List<String> argv) {
        return new Command(argv, directory, environment, input, log, timeout, Optional.empty());
    }

    /// As a person would type it, for evidence and messages.
    public String line() {
        return String.join(" ", argv);
    }
}
