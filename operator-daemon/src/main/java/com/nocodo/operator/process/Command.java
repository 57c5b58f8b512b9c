package com.nocodo.operator.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program to run: data before it runs.
///
/// @param argv program and arguments; no shell reads them
/// @param environment added to the few variables that every program gets
/// @param input a file that it reads as stdin
/// @param log takes stdout and stderr
public record Command(
        List<String> argv, Path directory, Map<String, String> environment, Path input, Path log, Duration timeout) {
    private static final Path NOTHING = Path.of("/dev/null");

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /// A program that is told nothing.
    public Command(List<String> argv, Path directory, Map<String, String> environment, Path log, Duration timeout) {
        this(argv, directory, environment, NOTHING, log, timeout);
    }

    /// As a person would type it, for evidence and messages.
    public String line() {
        return String.join(" ", argv);
    }
}
