package com.nocodo.vault.way;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalProxyTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final AtomicInteger uses = new AtomicInteger();
    private FakeOperatorLine line;
    private OperatorNames names;
    private LocalProxy proxy;
    private Socket browser;

    @BeforeEach
    void start() throws IOException {
        line = new FakeOperatorLine();
        names = new OperatorNames("shop", freePort());
        proxy = LocalProxy.start(names, line, uses::incrementAndGet);
        browser = new Socket("127.0.0.1", names.port());
        browser.setSoTimeout(20_000);
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        proxy.close();
        line.close();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void send(String text) throws IOException {
        browser.getOutputStream().write(text.replace("PORT", "" + names.port()).getBytes(ISO_8859_1));
    }

    private String answer() throws IOException {
        return new String(browser.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static String request(String method, String host, String... headers) {
        return "%s /page?a=1 HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(
                        method,
                        host,
                        String.join(
                                "",
                                java.util.Arrays.stream(headers)
                                        .map(h -> h + "\r\n")
                                        .toList()));
    }

    @Test
    void aRequestGoesOnWithItsOwnOriginAndWithoutWhatSomebodySaysOfIt() throws Exception {
        send(request(
                "GET",
                "ui.shop.localhost:PORT",
                "Origin: http://ui.shop.localhost:PORT",
                "Cookie: session=1",
                "X-Forwarded-For: 8.8.8.8",
                "Forwarded: for=8.8.8.8",
                "X-Forwarded-Host: evil.example",
                "X-Real-IP: 8.8.8.8",
                "Via: 1.1 evil",
                "Remote-User: root",
                "X-Original-URL: /admin",
                "Connection: keep-alive",
                "Keep-Alive: timeout=5"));

        try (var stream = line.next()) {
            assertThat(FakeOperatorLine.head(stream.in()).replace("" + names.port(), "PORT"))
                    .isEqualTo("""
                            GET /page?a=1 HTTP/1.1\r
                            Host: ui.shop.localhost:PORT\r
                            Origin: http://ui.shop.localhost:PORT\r
                            Cookie: session=1\r
                            Connection: close\r
                            \r
                            """);
            stream.out().write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello".getBytes(ISO_8859_1));
            stream.out().close();
            assertThat(answer()).startsWith("HTTP/1.1 200 OK").endsWith("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "421, evil.example, ''",
        "421, evil.example:PORT, ''",
        "421, ui.shop.localhost, ''",
        "421, ui.shop.localhost:1, ''",
        "421, 127.0.0.1:PORT, ''",
        "421, ui.other.localhost:PORT, ''",
        "421, a.b.shop.localhost:PORT, ''",
        "421, .shop.localhost:PORT, ''",
        "421, ui.shop.localhost:PORT.evil.example, ''",
        "403, ui.shop.localhost:PORT, http://evil.example",
        "403, ui.shop.localhost:PORT, https://ui.shop.localhost:PORT",
        "403, ui.shop.localhost:PORT, null",
        "403, ui.shop.localhost:PORT, http://app.shop.localhost:PORT",
        "403, app.shop.localhost:PORT, http://other.shop.localhost:PORT",
        "403, ui.shop.localhost:PORT, http://ui.shop.localhost"
    })
    void whatIsForAnotherNameOrFromAnotherPageGoesNowhere(int status, String host, String origin) throws Exception {
        send(origin.isEmpty() ? request("POST", host) : request("POST", host, "Origin: " + origin));

        assertThat(answer()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(line.isUntouched()).isTrue();
        assertThat(uses).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://ui.shop.localhost:PORT/ HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: ui.shop.localhost:PORT\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\n\r\n",
                "CONNECT ui.shop.localhost:PORT HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nHost: evil.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : ui.shop.localhost:PORT\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\n folded: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\nX: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nX: a\0b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ui.shop.localhost:PORT\r\nConnection: Cookie\r\n\r\n",
                "\u0016\u0003\u0001 hello TLS\r\n\r\n"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String text) throws Exception {
        send(text);

        assertThat(answer()).startsWith("HTTP/1.1 400 ");
        assertThat(line.isUntouched()).isTrue();
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws Exception {
        send("GET / HTTP/1.1\r\nX: " + "x".repeat(RequestHead.LONGEST));

        assertThat(answer()).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aHeadThatDoesNotEndIsGivenUp() throws Exception {
        var other = new OperatorNames("shop", freePort());
        try (var impatient = LocalProxy.start(other, line, () -> {}, Duration.ofMillis(50));
                var slow = new Socket("127.0.0.1", other.port())) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write('G');

            assertThat(new String(slow.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aWebSocketGoesBothWays() throws Exception {
        send(request(
                "GET",
                "ui.shop.localhost:PORT",
                "Origin: http://ui.shop.localhost:PORT",
                "Connection: keep-alive, Upgrade",
                "Upgrade: websocket"));

        try (var stream = line.next()) {
            assertThat(FakeOperatorLine.head(stream.in()))
                    .endsWith("Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            stream.out().write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(FakeOperatorLine.head(browser.getInputStream())).contains("101");
            for (int i = 0; i < 3; i++) {
                send("up");
                assertThat(stream.in().readNBytes(2)).asString(ISO_8859_1).isEqualTo("up");
                stream.out().write("down".getBytes(ISO_8859_1));
                assertThat(browser.getInputStream().readNBytes(4))
                        .asString(ISO_8859_1)
                        .isEqualTo("down");
            }
            browser.close();
            assertThatThrownBy(() -> stream.in().read()).isInstanceOf(IOException.class);
        }
        assertThat(uses).hasValue(0);
    }

    @Test
    void eventsArriveOneByOneAndEndWhenTheBrowserLeaves() throws Exception {
        send(request("GET", "app.shop.localhost:PORT"));

        try (var stream = line.next()) {
            FakeOperatorLine.head(stream.in());
            for (var event : new String[] {"data: 1\n\n", "data: 2\n\n"}) {
                stream.out().write(event.getBytes(ISO_8859_1));
                assertThat(browser.getInputStream().readNBytes(event.length()))
                        .asString(ISO_8859_1)
                        .isEqualTo(event);
            }
            browser.close();
            assertThatThrownBy(() -> stream.in().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLargeUploadArrivesWholeAndItsAnswerComesBack() throws Exception {
        var body = new byte[3 * MEGABYTE];
        new Random(5).nextBytes(body);
        var sender = Thread.ofVirtual().start(() -> {
            try {
                send(request("POST", "ui.shop.localhost:PORT", "Content-Length: " + body.length));
                browser.getOutputStream().write(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        try (var stream = line.next()) {
            FakeOperatorLine.head(stream.in());
            assertThat(stream.in().readNBytes(body.length)).isEqualTo(body);
            sender.join();
            stream.out().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1));
            stream.out().close();
            assertThat(answer()).startsWith("HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, POST, ui, /?v-r=uidl&v-uiId=0, ''",
        "0, POST, ui, /?v-r=heartbeat&v-uiId=0, ''",
        "0, POST, ui, /?v-r=push&v-uiId=0, ''",
        "0, GET, ui, /VAADIN/build/x.js, ''",
        "1, GET, ui, /, Sec-Fetch-User: ?1",
        "0, POST, app, /poll, ''",
        "1, GET, app, /, Sec-Fetch-User: ?1"
    })
    void onlyWhatAPersonDoesIsUse(int expected, String method, String name, String target, String header)
            throws Exception {
        send("%s %s HTTP/1.1\r\nHost: %s.shop.localhost:PORT\r\n%s\r\n"
                .formatted(method, target, name, header.isEmpty() ? "" : header + "\r\n"));

        line.next().close();
        assertThat(uses).hasValue(expected);
    }

    @Test
    void aPortThatAnotherProgramHasIsSaid() {
        assertThatThrownBy(() -> LocalProxy.start(names, line, () -> {}))
                .hasMessageContainingAll("Port " + names.port(), "in use");
    }

    @Test
    void whereTheLineBrokeTheBrowserIsTold() throws Exception {
        line.close();
        send(request("GET", "ui.shop.localhost:PORT"));

        assertThat(answer()).startsWith("HTTP/1.1 503 ").contains("being made again");
    }
}
