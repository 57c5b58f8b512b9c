package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The vault's page, served as `nocodo vault` does, and a story that is played in it in Chromium.
///
/// @param folder of the test
record PlayedInABrowser(Path folder) {

    /// @param script in `scripts`
    void play(Terminal terminal, String script, int minutes) throws Exception {
        play(
                terminal,
                script,
                minutes,
                Map.of("ACCESS_KEY", FakeScaleway.ACCESS_KEY, "SECRET_KEY", FakeScaleway.SECRET));
    }

    /// @param told what the story is told in its environment
    void play(Terminal terminal, String script, int minutes, Map<String, String> told) throws Exception {
        var keeper = terminal.start(List.of(), "--no-browser");
        try {
            var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
            var story = story(script, said.readLine(), told);
            var lines = new StringBuilder();
            try (var heard =
                    new BufferedReader(new InputStreamReader(story.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = heard.readLine(); line != null; line = heard.readLine()) {
                    System.out.println(line);
                    lines.append(line).append('\n');
                }
            }
            assertThat(story.waitFor(minutes, TimeUnit.MINUTES))
                    .as(lines.toString())
                    .isTrue();
            assertThat(story.exitValue()).as(lines.toString()).isZero();
        } finally {
            keeper.destroy();
            keeper.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private Process story(String script, String link, Map<String, String> told)
            throws IOException, InterruptedException {
        var path = Path.of("..", "scripts", script).toAbsolutePath().normalize();
        var builder = new ProcessBuilder("node", path.toString()).redirectErrorStream(true);
        builder.environment().put("LINK", link);
        builder.environment().putAll(told);
        builder.environment().put("TOOLS", BrowserTools.folder(folder).toString());
        builder.environment().put("CHROMIUM", BrowserTools.chromium());
        builder.environment().put("SCREENSHOTS", BrowserTools.pictures(folder).toString());
        return builder.start();
    }

    static void assertNothingSecretIn(Path home, String... secrets) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }
}
