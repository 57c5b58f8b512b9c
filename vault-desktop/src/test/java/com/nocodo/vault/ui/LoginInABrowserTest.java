package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.issuer.RealIssuer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of `scripts/vault-login.mjs`, told by a real browser that signs in at a real issuer.
@Tag("all")
class LoginInABrowserTest {
    @TempDir
    Path folder;

    @Test
    void thePageAsksWhoSomebodyIsBeforeItAsksForThePassword() throws Exception {
        try (var issuer = new RealIssuer()) {
            var control = control(issuer);
            var terminal = new Terminal(folder.resolve("home"));
            try {
                new PlayedInABrowser(folder)
                        .play(
                                terminal,
                                "vault-login.mjs",
                                10,
                                Map.of(
                                        "ISSUER",
                                        issuer.address(),
                                        "CLIENT",
                                        RealIssuer.CLIENT,
                                        "CONTROL",
                                        "http://127.0.0.1:"
                                                + control.getAddress().getPort()));
            } finally {
                control.stop(0);
            }
            assertNoTokenIn(terminal.home());
        }
    }

    /// So that the story can end the issuer, and start it again.
    private static HttpServer control(RealIssuer issuer) throws IOException {
        var control = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        control.createContext("/", call -> {
            issuer.close();
            if (call.getRequestURI().getPath().equals("/up")) {
                issuer.start();
            }
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        control.start();
        return control;
    }

    private static void assertNoTokenIn(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("eyJ", "seven lamps under"); // how JWTs begin, and the password
            }
        }
    }
}
