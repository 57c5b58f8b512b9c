package com.nocodo.vault.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingPageTest {
    private KeeperNote place;
    private WaitingPage page;

    @BeforeEach
    void open() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            place = new KeeperNote(socket.getLocalPort(), "vault-abcdefgh.localhost", 1);
        }
        page = WaitingPage.open(place);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private String ask(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", place.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoeverWaitsIsToldAndSeesThePageAgainByItself() throws IOException {
        var answer = ask("GET /keys HTTP/1.1\r\nHost: %s\r\nCookie: a=b\r\n\r\n".formatted(place.authority()));

        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("The vault is locked", "http-equiv=\"refresh\"");
        assertThat(answer).contains("frame-ancestors 'none'").doesNotContainIgnoringCase("set-cookie");
    }

    @Test
    void whatIsPostedIsNeitherReadNorAnswered() throws IOException {
        try (var socket = new Socket("127.0.0.1", place.port())) {
            socket.setSoTimeout(5000);
            var head = "POST /?v-r=uidl HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000000\r\n\r\n"
                    .formatted(place.authority());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Content-Length: 0")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void foreignNamesAndBrokenRequestsGetNothing() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 421 ");
        assertThat(ask("GET / HTTP/1.1\r\nHost: %s\r\nHost: evil.example\r\n\r\n".formatted(place.authority())))
                .startsWith("HTTP/1.1 421 ");
        assertThat(ask("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421 ");
        assertThat(ask("\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void thePortIsFreeOnceItIsHandedOverAndATakenOneIsRefused() throws IOException {
        assertThatThrownBy(() -> WaitingPage.open(place)).hasMessageContaining("Do not type your password there");

        page.close();

        try (var next = new ServerSocket(place.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(next.isBound()).isTrue();
        }
    }
}
