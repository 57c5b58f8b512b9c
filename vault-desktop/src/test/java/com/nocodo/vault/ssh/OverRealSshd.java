package com.nocodo.vault.ssh;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Files that go over OpenSSH's own server, which lets one key in.
abstract class OverRealSshd {
    static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = new RealSshd(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    SshConnection connected() {
        return ((Connecting.Connected) SshConnection.connect(server.target(), server.user)).connection();
    }
}
