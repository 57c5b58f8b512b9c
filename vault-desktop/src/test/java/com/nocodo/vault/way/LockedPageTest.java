package com.nocodo.vault.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.process.KeptPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockedPageTest {
    private OperatorNames names;
    private KeptPort kept;
    private LockedPage page;

    @BeforeEach
    void start() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            names = new OperatorNames("shop", free.getLocalPort());
        }
        kept = KeptPort.keep(names.port());
        page = LockedPage.open(names);
    }

    @AfterEach
    void stop() {
        page.close();
        kept.close();
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", names.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(request.replace("HOST", "ui.shop.localhost:" + names.port())
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPageThatIsOpenIsToldHowToUnlockAndComesBackByItself() throws Exception {
        var answer = send(
                "GET /board HTTP/1.1\r\nHost: HOST\r\nAccept: text/html,*/*\r\n" + "Sec-Fetch-Mode: navigate\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains(
                        "The vault is locked",
                        "nocodo vault link",
                        "http-equiv=\"refresh\"",
                        "Content-Security-Policy: default-src 'none'")
                .doesNotContain("Set-Cookie", "<script", "href", "localhost:1234");
    }

    @Test
    void whatIsSentMeanwhileIsRefusedWithAReasonAndNotSwallowed() throws Exception {
        var body = "x".repeat(50_000);
        assertThat(send("POST /api/v1/chat HTTP/1.1\r\nHost: HOST\r\nContent-Length: 50000\r\n\r\n" + body))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 3", "nothing was sent")
                .doesNotContain("<html");
        assertThat(send("GET /push HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Accept: text/html\r\n\r\n"))
                .startsWith("HTTP/1.1 503 ")
                .doesNotContain("<html");
    }

    @Test
    void aScriptThatAsksForAPageGetsNone() throws Exception {
        for (var mode : new String[] {"", "Sec-Fetch-Mode: cors\r\n", "Sec-Fetch-Mode: no-cors\r\n"}) {
            assertThat(send("GET / HTTP/1.1\r\nHost: HOST\r\nAccept: text/html\r\n" + mode + "\r\n"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("text/plain")
                    .doesNotContain("<html");
        }
    }

    @Test
    void otherNamesOtherOriginsAndWhatIsNoRequestAreRefused() throws Exception {
        assertThat(send("GET / HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(send("GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(send("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(send("GET / HTTP/1.1\r\nHost: HOST\r\nX: " + "a".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    /// A program of another user cannot share it; one that does not ask to share it cannot have it either.
    @Test
    void nobodyElseHasThePortBetweenTwoOfOurs() throws Exception {
        page.close();

        assertThatThrownBy(() -> new ServerSocket(names.port(), 1, InetAddress.getByName("127.0.0.1")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new ServerSocket(names.port(), 1, InetAddress.getByName("::1")))
                .isInstanceOf(IOException.class);

        page = LockedPage.open(names);
        assertThat(send("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")).startsWith("HTTP/1.1 503 ");
        assertThatThrownBy(() -> LockedPage.open(names)).hasMessageContaining("somebody answers");
    }
}
