package com.nocodo.operator.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.BuildReport;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowDoorTest {
    private static final BuildReport.Preview ACCOUNT = new BuildReport.Preview("", "owner@example.org", "open sesame");

    private final List<String> seen = new ArrayList<>();
    private int status = 201;
    private String answer = "{\"id\":7}";
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.add(headers.getFirst("Cookie") + " " + headers.getFirst("X-CSRF-Token"));
            exchange.getRequestBody().readAllBytes();
            var session = exchange.getRequestURI().getPath().equals("/api/session");
            if (session) {
                exchange.getResponseHeaders().add("Set-Cookie", "s=1; HttpOnly");
            }
            var body = (session ? "{\"csrf_token\":\"t\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(session ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RowDoor.Said said() throws Exception {
        try (var door = RowDoor.signIn(url, ACCOUNT)) {
            return door.post("/api/boats", Map.of("name", "Anna"));
        }
    }

    @Test
    void aRowThatIsTakenHasItsNumber() throws Exception {
        assertThat(said()).isEqualTo(new RowDoor.Taken(7));
        assertThat(seen.getLast()).isEqualTo("s=1 t");
    }

    @Test
    void whatTheApplicationSaysToARowIsItsReason() throws Exception {
        status = 422;
        answer = "{\"errors\":[{\"field\":\"name\",\"code\":\"max_length\",\"message\":\"is too long\"},"
                + "{\"field\":\"fee\",\"code\":\"min\",\"message\":\"is too small\"}]}";

        assertThat(said()).isEqualTo(new RowDoor.Refused("name: is too long; fee: is too small"));
    }

    @Test
    void anApplicationThatIsInTroubleRefusesNoRow() {
        status = 500;
        answer = "{}";

        assertThatThrownBy(this::said).hasMessageContaining("answered 500");
    }
}
