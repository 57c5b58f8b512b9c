package com.nocodo.vault.work;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The line to whoever started this process: when it ends, so does the process, whatever it is doing.
final class EndingStream extends FilterInputStream {
    EndingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return checked(super.read(bytes, from, length));
    }

    private static int checked(int read) {
        if (read < 0) {
            Runtime.getRuntime().halt(0);
        }
        return read;
    }
}
