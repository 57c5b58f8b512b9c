package com.nocodo.operator.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program to run: data before it runs.
///
/// @param argv program and arguments; no shell reads them
/// @param environment added to the few variables that every program gets
/// @param log takes stdout and stderr
public record Command(List<String> argv, Path directory, Map<String, String> environment, Path log, Duration timeout) {

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /// As a person would type it, for evidence and messages.
    public String line() {
        return String.join(" ", argv);
    }
}
