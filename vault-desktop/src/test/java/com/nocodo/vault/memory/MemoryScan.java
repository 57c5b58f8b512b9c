package com.nocodo.vault.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// Looks for secrets in all that a process has written to its memory. Only root can: our processes are shielded from
/// others of the same user.
public final class MemoryScan {
    private static final int CHUNK = 4 * 1024 * 1024;

    private MemoryScan() {}

    /// @return the names of those that were found
    /// @throws IOException if the process is gone, or may not be looked into
    public static Set<String> of(long pid, Needles needles) throws IOException {
        var place = Path.of("/proc", Long.toString(pid));
        var found = new TreeSet<String>();
        try (var memory = FileChannel.open(place.resolve("mem"))) {
            for (var line : Files.readAllLines(place.resolve("maps"))) {
                var words = line.split(" +");
                if (words[1].startsWith("rw")) {
                    var ends = words[0].split("-");
                    scan(memory, Long.parseLong(ends[0], 16), Long.parseLong(ends[1], 16), needles, found);
                }
            }
        }
        return found;
    }

    private static void scan(FileChannel memory, long from, long to, Needles needles, Set<String> found) {
        var buffer = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < to; at += CHUNK - needles.longest()) {
            buffer.clear().limit((int) Math.min(CHUNK, to - at));
            try {
                if (memory.read(buffer, at) > 0) {
                    found.addAll(needles.in(buffer.array(), buffer.position()));
                }
            } catch (IOException e) {
                // Given back meanwhile.
            }
        }
    }
}
