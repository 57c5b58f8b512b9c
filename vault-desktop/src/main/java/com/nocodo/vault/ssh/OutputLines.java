package com.nocodo.vault.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Tells what a command writes line by line, and keeps the end of it.
final class OutputLines {
    private static final int KEPT = 64 * 1024;
    private static final int LONGEST = 8 * 1024;

    private final Consumer<String> line;
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private final StringBuilder kept = new StringBuilder();

    OutputLines(Consumer<String> line) {
        this.line = line;
    }

    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                take(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                for (int i = from; i < from + length; i++) {
                    take(bytes[i]);
                }
            }
        };
    }

    private synchronized void take(int b) {
        if (b == '\n') {
            tell();
        } else if (current.size() < LONGEST) { // the rest of a longer line is left out
            current.write(b);
        }
    }

    private void tell() {
        var text = current.toString(StandardCharsets.UTF_8);
        current.reset();
        kept.append(text).append('\n');
        if (kept.length() > 2 * KEPT) {
            kept.delete(0, kept.length() - KEPT);
        }
        line.accept(text);
    }

    synchronized String end() {
        if (current.size() > 0) {
            tell();
        }
        return kept.length() > KEPT ? kept.substring(kept.length() - KEPT) : kept.toString();
    }
}
