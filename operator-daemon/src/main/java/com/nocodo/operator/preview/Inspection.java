package com.nocodo.operator.preview;

import com.nocodo.operator.process.AppLimits;
import com.nocodo.operator.process.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Measures one running application against its limits.
final class Inspection {
    private final Application application;
    private final AppLimits limits;
    private final Path data;
    private final String told;

    /// @param told where it shall listen
    Inspection(Application application, AppLimits limits, Path data, String told) {
        this.application = application;
        this.limits = limits;
        this.data = data;
        this.told = told;
    }

    Optional<Trouble> trouble() {
        var usage = application.usage();
        if (usage.memory() > limits.memory()) {
            return Optional.of(Trouble.memory(limits));
        }
        if (usage.tasks() > limits.tasks()) {
            return Optional.of(Trouble.processes(limits));
        }
        return size() >= limits.data() ? Optional.of(Trouble.data(limits)) : Optional.empty();
    }

    /// Why its process is gone. What the system ended at a barrier had no time for words of its own.
    Trouble end(Trouble otherwise) {
        if (application.ranOutOfMemory()) {
            return Trouble.memory(limits);
        }
        return size() >= limits.data() ? Trouble.data(limits) : otherwise;
    }

    private long size() {
        try (var files = Files.walk(data)) {
            return files.mapToLong(Inspection::size).sum();
        } catch (IOException | UncheckedIOException e) {
            // What it closed to us cannot be counted, and must not be a way past the limit. Else it moves files just
            // now.
            return e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException
                    ? limits.data()
                    : 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /// Where it listens although it was told otherwise.
    Optional<Trouble> elsewhere() {
        var where = others(application.listening());
        return where.isEmpty() ? Optional.empty() : Optional.of(Trouble.elsewhere(where, told));
    }

    /// Whether what answers is the application, and answers nowhere else.
    Optional<Trouble> answersElsewhere() {
        var listening = application.listening();
        var where = others(listening);
        if (!where.isEmpty()) {
            return Optional.of(Trouble.elsewhere(where, told));
        }
        return listening.isEmpty() && Files.isDirectory(Path.of("/proc/self"))
                ? Optional.of(Trouble.strangers(told))
                : Optional.empty();
    }

    private Set<String> others(Set<String> listening) {
        Set<String> others = new TreeSet<>(listening);
        others.remove(told);
        return others;
    }
}
