package com.nocodo.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FramedPagesTest {
    private static final String PAGE = "<!doctype html><html><head><title>Bötchen</title></head><body>ä</body></html>";
    private static final String SCRIPT = "<script src=\"/.nocodo/preview.js\"></script>";
    private static final Hosts HOSTS = new Hosts("nocodo", 4747);

    private HttpServer app;
    private String asked = "";
    private boolean runs = true;

    @BeforeEach
    void run() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            asked = String.join(" ", exchange.getRequestHeaders().keySet());
            var html = !exchange.getRequestURI().getPath().startsWith("/api");
            var body = (html ? PAGE : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", html ? "text/html; charset=utf-8" : "application/json");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.getResponseHeaders().set("Content-Security-Policy", "frame-ancestors 'none'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        app.start();
    }

    @AfterEach
    void end() {
        app.stop(0);
    }

    private MockHttpServletResponse get(String path, String destination) throws IOException {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Sec-Fetch-Dest", destination);
        request.addHeader("Accept-Encoding", "gzip");
        request.addHeader("If-None-Match", "\"1\"");
        var response = new MockHttpServletResponse();
        new AppProxy(new Running(), new Tickets(Clock.systemUTC(), new SecureRandom()), HOSTS)
                .pass("boats", request, response);
        return response;
    }

    private final class Running implements Applications {
        @Override
        public Optional<URI> find(String slug) {
            return runs
                    ? Optional.of(
                            URI.create("http://127.0.0.1:" + app.getAddress().getPort()))
                    : Optional.empty();
        }

        @Override
        public boolean isChanging(String slug) {
            return false;
        }

        @Override
        public String seeAs(String slug, String role) {
            return "";
        }
    }

    @Test
    void aPageInTheFrameHasTheScriptBeforeItsOwn() throws IOException {
        var page = get("/boats", "iframe");

        assertThat(page.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(PAGE.replace("<head>", "<head>" + SCRIPT));
        assertThat(page.getHeader("Content-Security-Policy")).isEqualTo("frame-ancestors " + HOSTS.address());
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("ETag")).isNull();
        assertThat(asked).doesNotContainIgnoringCase("encoding").doesNotContainIgnoringCase("none-match");
    }

    @Test
    void everythingElseIsPassedOnAsItIs() throws IOException {
        assertThat(get("/boats", "document").getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(PAGE);
        assertThat(asked).containsIgnoringCase("none-match");
        assertThat(get("/api/boats", "iframe").getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void aFrameIsToldThatNothingRuns() throws IOException {
        runs = false;

        var page = get("/boats", "iframe");
        var fetched = get("/api/boats", "empty");

        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("data-down=\"503\"");
        assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors " + HOSTS.address());
        assertThat(fetched.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void theScriptTalksToTheWebAppAlone() throws IOException {
        var script = get("/.nocodo/preview.js", "script").getContentAsString(StandardCharsets.UTF_8);

        assertThat(script)
                .contains("const UI = \"http://ui.nocodo.localhost:4747\";")
                .doesNotContain("$UI");
        assertThat(script.lines().filter(line -> line.contains("postMessage(")))
                .allMatch(line -> line.endsWith(", UI);"));
    }
}
