package com.nocodo.operator.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            switch (part) {
                case HEAD -> head(next);
                case SIZE -> size(next);
                case DATA -> data(next);
                case AFTER -> part = next == '\n' ? Part.SIZE : part;
            }
        }
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
