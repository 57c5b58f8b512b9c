package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final Duration LONG = Duration.ofSeconds(60);

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

    private Path file(int size) throws IOException {
        var content = new byte[size];
        new SecureRandom().nextBytes(content);
        return Files.write(folder.resolve("state.nocodo"), content);
    }

    /// A pipe into which somebody may write, or not.
    private Path pipe() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void aFileComesWholeAndIsCounted() throws Exception {
        var file = file(3_000_000);
        var to = new ByteArrayOutputStream();
        List<Long> counted = new ArrayList<>();
        try (var connection = connected()) {
            connection.get(file.toString(), 3_000_000, to, LONG, () -> false, counted::add);
        }

        assertThat(to.toByteArray()).isEqualTo(Files.readAllBytes(file));
        assertThat(counted).isSorted().last().isEqualTo(3_000_000L);
    }

    @Test
    void anotherSizeThanWasToldIsRefused() throws Exception {
        var file = file(100_000).toString();
        var none = OutputStream.nullOutputStream();
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.get(file, 100_001, none, LONG, () -> false, count -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("100000 of 100001 bytes came");
            assertThatThrownBy(() -> connection.get(file, 99_999, none, LONG, () -> false, count -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("more than the 99999 bytes");
            assertThatThrownBy(() -> connection.get("/nowhere", 1, none, LONG, () -> false, count -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("0 of 1 bytes came");
        }
    }

    @Test
    void aServerThatSendsNothingAnyMoreIsLeft() throws Exception {
        var pipe = pipe().toString();
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.get(
                            pipe, 1, OutputStream.nullOutputStream(), Duration.ofMillis(500), () -> false, count -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("nothing came for");
        }
    }

    @Test
    void whoeverWantsNoMoreOfItIsHeardWhileItWaits() throws Exception {
        var stopped = new AtomicBoolean();
        var pipe = pipe();
        try (var connection = connected();
                var end = Files.newByteChannel(
                        pipe, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) {
            end.write(java.nio.ByteBuffer.wrap(new byte[10]));
            assertThatThrownBy(() -> connection.get(
                            pipe.toString(),
                            1_000,
                            OutputStream.nullOutputStream(),
                            LONG,
                            stopped::get,
                            count -> stopped.set(true)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Stopped");
        }
    }

    @Test
    void whatCannotBeWrittenHereIsSaidAsItIs() throws Exception {
        var file = file(100_000).toString();
        var full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.get(file, 100_000, full, LONG, () -> false, count -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    @Test
    void aPathWithQuotesIsRefusedBeforeItReachesAShell() {
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.getAsRoot(
                            "/tmp/a;reboot", 1, OutputStream.nullOutputStream(), LONG, () -> false, count -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
