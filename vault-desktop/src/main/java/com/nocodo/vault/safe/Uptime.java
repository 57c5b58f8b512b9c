package com.nocodo.vault.safe;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/// How long the machine has been running: a clock that nobody can set.
public interface Uptime {
    /// @param boot another for each start of the machine
    record Reading(String boot, Duration since) {}

    Reading now();

    /// Where the system tells no uptime, that of this process: then a restart of the program counts as one of the
    /// machine.
    static Uptime ofThisMachine() {
        var process = UUID.randomUUID().toString();
        return () -> {
            try {
                var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip();
                var seconds =
                        new BigDecimal(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
                return new Reading(
                        boot, Duration.ofMillis(seconds.movePointRight(3).longValue()));
            } catch (IOException | NumberFormatException e) {
                return new Reading(process, Duration.ofNanos(System.nanoTime()));
            }
        };
    }
}
