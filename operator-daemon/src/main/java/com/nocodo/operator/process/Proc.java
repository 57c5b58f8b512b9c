package com.nocodo.operator.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// What Linux tells of processes. Elsewhere, and of a process that has just ended, there is nothing to read.
final class Proc {
    private static final Path PROC = Path.of("/proc");

    private Proc() {}

    static String read(long pid, String name) {
        return text(PROC.resolve(Long.toString(pid)).resolve(name));
    }

    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    static List<Long> all(LongPredicate which) {
        List<Long> found = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return found;
        }
        try (var entries = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (var entry : entries) {
                var pid = Long.parseLong(entry.getFileName().toString());
                if (which.test(pid)) {
                    found.add(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return found; // what was seen until then
        }
        return found;
    }

    /// A number of `/proc/<pid>/status`, zero where there is none.
    static long status(String status, String name) {
        var line = status.indexOf("\n" + name + ":");
        if (line < 0) {
            return 0;
        }
        var number = status.substring(line + name.length() + 2).stripLeading().split("\\D", 2)[0];
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }

    /// How many processes and threads the machine runs.
    static long tasks() {
        var load = text(PROC.resolve("loadavg")).split("[ /]");
        return load.length > 4 ? Long.parseLong(load[4]) : 0;
    }

    /// The limit of that name which this process itself cannot raise.
    static long hardLimit(String name) {
        return text(PROC.resolve("self/limits"))
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip().split(" +"))
                .filter(values -> values.length > 1 && values[1].matches("\\d{1,18}"))
                .map(values -> Long.parseLong(values[1]))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /// What the process's open files are.
    static List<String> open(long pid) {
        List<String> open = new ArrayList<>();
        try (var files =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (var file : files) {
                open.add(Files.readSymbolicLink(file).toString());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return open; // it ended meanwhile, or closed one
        }
        return open;
    }
}
