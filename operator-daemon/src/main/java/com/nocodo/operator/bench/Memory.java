package com.nocodo.operator.bench;

import com.nocodo.operator.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Memory {
    private Memory() {}

    /// Resident memory in megabytes.
    static double of(Running program) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(program.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("\\D+", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("no memory figure");
    }
}
