package com.nocodo.protocol.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log that may be long.
public final class Tail {
    private static final int FIRST = 64 * 1024;
    private static final int MOST = 64 * 1024 * 1024;

    private Tail() {}

    /// The newest lines, as far as they lie in the last 64 MB. What is not UTF-8 is replaced.
    public static List<String> lines(Path file, int count) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            for (int size = FIRST; ; size *= 4) {
                var from = Math.max(0, log.length() - size);
                var bytes = new byte[(int) (log.length() - from)];
                log.seek(from);
                log.readFully(bytes);
                var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
                if (lines.size() > count || from == 0 || size >= MOST) {
                    return lines.subList(Math.max(0, lines.size() - count), lines.size());
                }
            }
        }
    }
}
