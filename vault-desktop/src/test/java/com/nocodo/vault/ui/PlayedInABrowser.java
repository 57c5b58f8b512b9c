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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The vault's page, served as `nocodo vault` does, and a story that is played in it in Chromium.
///
/// @param folder of the test
record PlayedInABrowser(Path folder) {

    /// @param script in `scripts`
    void play(Terminal terminal, String script, int minutes) throws Exception {
        var keeper = terminal.start(List.of(), "--no-browser");
        try {
            var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
            var story = story(script, said.readLine());
            var told = new StringBuilder();
            try (var lines =
                    new BufferedReader(new InputStreamReader(story.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    System.out.println(line);
                    told.append(line).append('\n');
                }
            }
            assertThat(story.waitFor(minutes, TimeUnit.MINUTES))
                    .as(told.toString())
                    .isTrue();
            assertThat(story.exitValue()).as(told.toString()).isZero();
        } finally {
            keeper.destroy();
            keeper.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private Process story(String script, String link) throws IOException, InterruptedException {
        var path = Path.of("..", "scripts", script).toAbsolutePath().normalize();
        var builder = new ProcessBuilder("node", path.toString()).redirectErrorStream(true);
        builder.environment().put("LINK", link);
        builder.environment().put("ACCESS_KEY", FakeScaleway.ACCESS_KEY);
        builder.environment().put("SECRET_KEY", FakeScaleway.SECRET);
        builder.environment().put("TOOLS", tools().toString());
        builder.environment().put("CHROMIUM", chromium());
        builder.environment().put("SCREENSHOTS", pictures().toString());
        return builder.start();
    }

    private Path pictures() {
        return Optional.ofNullable(System.getenv("NOCODO_SCREENSHOTS"))
                .map(Path::of)
                .orElse(folder.resolve("pictures"));
    }

    private static String chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs Chromium."));
    }

    /// The browser's driver, kept with what can be downloaded again.
    private Path tools() throws IOException, InterruptedException {
        var cache = Optional.ofNullable(System.getenv("NOCODO_CACHE"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "nocodo"));
        var tools = Files.createDirectories(cache.resolve("browser-tools"));
        if (!Files.exists(tools.resolve("node_modules/axe-core/axe.min.js"))) {
            Files.writeString(tools.resolve("package.json"), "{\"private\": true}");
            var log = folder.resolve("npm.txt");
            var npm = new ProcessBuilder(
                            "npm", "install", "--no-audit", "--no-fund", "playwright-core@1.65.0", "axe-core@4.14.0")
                    .directory(tools.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            npm.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            assertThat(npm.start().waitFor()).as(Files.readString(log)).isZero();
        }
        return tools;
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
