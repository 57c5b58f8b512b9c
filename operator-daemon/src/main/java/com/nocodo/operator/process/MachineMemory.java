package com.nocodo.operator.process;

import java.nio.file.Path;

/// The memory of the machine, in bytes; 0 where the system does not tell.
///
/// @param available what programs could still get
/// @param own what this process has
public record MachineMemory(long total, long available, long own) {
    private static final long K = 1024;

    public static MachineMemory now() {
        var machine = "\n" + Proc.text(Path.of("/proc/meminfo"));
        var self = "\n" + Proc.text(Path.of("/proc/self/status"));
        return new MachineMemory(
                K * Proc.status(machine, "MemTotal"),
                K * Proc.status(machine, "MemAvailable"),
                K * Proc.status(self, "VmRSS"));
    }
}
