package com.nocodo.vault.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// What is sent, and told of by tenths while it goes.
final class Counted extends FilterInputStream {
    private final Tenths tenths;
    private long read;

    Counted(InputStream in, long size, Consumer<String> line) {
        super(in);
        this.tenths = new Tenths(size, line);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var count = super.read(bytes, from, length);
        read += Math.max(0, count);
        tenths.accept(read);
        return count;
    }
}
