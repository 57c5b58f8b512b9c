package com.nocodo.vault.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Resident memory in megabytes; 0 of a process that is gone.
final class Memory {
    private Memory() {}

    static double now(long pid) {
        return figure(pid, "VmRSS:");
    }

    static double most(long pid) {
        return figure(pid, "VmHWM:");
    }

    private static double figure(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
