package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever sends hears it when nobody takes it any more, and when it is to be sent no more.
class UploadTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    /// More than a line holds that nobody reads.
    private static final int MUCH = 20_000_000;

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

    private SshConnection connected() {
        return ((Connecting.Connected) SshConnection.connect(server.target(), server.user)).connection();
    }

    /// What comes there, nobody takes.
    private String pipe() throws Exception {
        var place = folder.resolve("state");
        assertThat(new ProcessBuilder("mkfifo", place + ".part").start().waitFor())
                .isZero();
        return place.toString();
    }

    private static InputStream much() {
        return new ByteArrayInputStream(new byte[MUCH]);
    }

    @Test
    void aServerThatTakesNothingAnyMoreIsLeft() throws Exception {
        var pipe = pipe();
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.put(much(), MUCH, pipe, Duration.ofMillis(500), () -> false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("nothing moved for");
        }
    }

    @Test
    void whoeverWantsNoMoreOfItSentIsHeardWhileItWaits() throws Exception {
        var pipe = pipe();
        try (var connection = connected()) {
            var asked = new int[1];
            assertThatThrownBy(() -> connection.put(much(), MUCH, pipe, LONG, () -> ++asked[0] > 10))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Stopped");
        }
    }

    @Test
    void whatCannotBeReadHereIsSaidAndNothingOfItStaysThere() throws Exception {
        var place = folder.resolve("state");
        var broken = new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                throw new java.io.IOException("it is not what was sealed");
            }
        };
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.put(broken, 1, place.toString(), LONG, () -> false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("not what was sealed");
        }
        assertThat(Files.exists(place)).isFalse();
    }
}
