package com.nocodo.operator.bench;

import java.io.IOException;
import java.util.function.LongConsumer;

/// Reads the ids out of one chunked stream of server-sent events, byte by byte, wherever it was cut.
final class SseReader {
    private enum Part {
        HEAD,
        SIZE,
        DATA,
        AFTER
    }

    private final LongConsumer ids;
    private final StringBuilder head = new StringBuilder();
    private Part part = Part.HEAD;
    private volatile boolean begun; // another thread asks
    private long size;
    private int column;
    private boolean isId;
    private long id;

    SseReader(LongConsumer ids) {
        this.ids = ids;
    }

    /// Whether the server has answered.
    boolean begun() {
        return begun;
    }

    void take(byte[] bytes, int count) throws IOException {
        for (int at = 0; at < count; at++) {
            var next = bytes[at];
            switch (part) {
                case HEAD -> head(next);
                case SIZE -> size(next);
                case DATA -> {
                    at += skipped(bytes, at, count);
                    data(bytes[at]);
                }
                case AFTER -> part = next == '\n' ? Part.SIZE : part;
            }
        }
    }

    /// What of a line is no id is most of all that comes, and not looked at.
    private int skipped(byte[] bytes, int from, int count) {
        if (column < 3 || isId) {
            return 0;
        }
        var last = (int) Math.min(count, from + size) - 1; // of this chunk
        int at = from;
        while (at < last && bytes[at] != '\n') {
            at++;
        }
        size -= at - from;
        return at - from;
    }

    private void head(byte next) throws IOException {
        head.append((char) next);
        if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
            if (!head.toString().startsWith("HTTP/1.1 200")) {
                throw new IOException("a follower was refused: " + head);
            }
            part = Part.SIZE;
            begun = true;
        }
    }

    private void size(byte next) {
        if (next == '\n') {
            part = Part.DATA;
        } else if (next != '\r') {
            size = size * 16 + Character.digit(next, 16);
        }
    }

    private void data(byte next) {
        if (next == '\n') {
            if (isId) {
                ids.accept(id);
            }
            column = 0;
            isId = false;
            id = 0;
        } else {
            if (column < 3) {
                isId = (column == 0 || isId) && next == "id:".charAt(column);
            } else if (isId && next != ' ') {
                id = id * 10 + next - '0';
            }
            column++;
        }
        if (--size == 0) {
            part = Part.AFTER;
        }
    }
}
