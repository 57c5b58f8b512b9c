package com.nocodo.vault.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nocodo.vault.process.KeptPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptWaysTest {
    private final List<String> said = new ArrayList<>();
    private final KeptWays ways = new KeptWays(said::add);
    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        ways.close();
    }

    private String answer() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: ui.shop.localhost:%d\r\nAccept: text/html\r\n\r\n"
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aWayThatIsOpenIsAnsweredForFromTheLockUntilItOpensAgain() throws Exception {
        ways.hear("way open shop " + port);
        assertThat(answers()).isFalse();

        ways.locked();
        assertThat(answer()).contains("The vault is locked");

        ways.hear("way open shop " + port);
        try (var worker = KeptPort.listen(port, 4)) {
            assertThat(worker.isBound()).isTrue();
        }
        ways.locked();
        assertThat(answer()).contains("The vault is locked");
    }

    @Test
    void aWayThatWasLeftIsForgotten() throws Exception {
        ways.hear("way open shop " + port);
        ways.hear("way left shop " + port);

        ways.locked();

        assertThat(answers()).isFalse();
        try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
        }
    }

    @Test
    void whatIsNoWordOfAHolderIsLeftAside() {
        for (var line : List.of(
                "",
                "ready",
                "way open",
                "way open shop 0",
                "way open shop 99",
                "way open SHOP " + port,
                "way open a\"><script> " + port,
                "way shut shop " + port,
                "way open " + "a".repeat(40) + " " + port)) {
            assertThatCode(() -> ways.hear(line)).doesNotThrowAnyException();
        }
        ways.locked();
        assertThat(answers()).isFalse();
    }

    @Test
    void aPortThatSomebodyElseHasIsSaid() throws Exception {
        try (var other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            ways.hear("way open shop " + port);
            ways.locked();
        }
        assertThat(said).singleElement().asString().contains("taken by another program", "Do not type");
    }
}
