package com.nocodo.operator.bench;

import com.nocodo.operator.process.Running;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The page that everybody sees first, asked for until it is there. No client of a library: its own start would count.
final class FirstPage {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int PATIENCE_MILLIS = 30_000;

    private FirstPage() {}

    /// Waits for it.
    static void await(int port, Running program, Path log) throws IOException, InterruptedException {
        var until = System.nanoTime() + LONGEST.toNanos();
        while (!answers(port)) {
            if (!program.alive() || System.nanoTime() > until) {
                throw new IOException("no first page:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/html\r\n"
                                    + "Connection: close\r\n\r\n")
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
