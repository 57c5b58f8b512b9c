package com.nocodo.vault.ssh;

import java.io.InputStream;
import java.io.OutputStream;

/// Two streams to a program on a server; closing them ends it.
public record SshStream(InputStream in, OutputStream out, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
