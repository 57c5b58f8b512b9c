package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.issuer.RealIssuer;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of `scripts/vault-login.mjs`, told by a real browser that signs in at a real issuer.
@Tag("all")
class LoginInABrowserTest {
    private static final Path SCRIPT =
            Path.of("..", "scripts", "vault-login.mjs").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void thePageAsksWhoSomebodyIsBeforeItAsksForThePassword() throws Exception {
        try (var issuer = new RealIssuer()) {
            var control = control(issuer);
            var terminal = new Terminal(folder.resolve("home"));
            var keeper = terminal.start(List.of(), "--no-browser");
            try {
                var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
                var story = story(
                        said.readLine(),
                        issuer,
                        "http://127.0.0.1:" + control.getAddress().getPort());
                var told = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(story.waitFor(10, TimeUnit.MINUTES)).as(told).isTrue();
                assertThat(story.exitValue()).as(told).isZero();
            } finally {
                keeper.destroy();
                keeper.waitFor(20, TimeUnit.SECONDS);
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

    private Process story(String link, RealIssuer issuer, String control) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("node", SCRIPT.toString()).redirectErrorStream(true);
        builder.environment().put("LINK", link);
        builder.environment().put("ISSUER", issuer.address());
        builder.environment().put("CLIENT", RealIssuer.CLIENT);
        builder.environment().put("CONTROL", control);
        builder.environment().put("TOOLS", BrowserTools.folder(folder).toString());
        builder.environment().put("CHROMIUM", BrowserTools.chromium());
        builder.environment().put("SCREENSHOTS", BrowserTools.pictures(folder).toString());
        return builder.start();
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
