package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.local.FileLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine, and what drives it, kept with what can be downloaded again.
final class BrowserTools {
    private BrowserTools() {}

    static String chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs Chromium."));
    }

    /// @param scratch where the log of a download goes
    static Path folder(Path scratch) throws IOException, InterruptedException {
        var cache = Optional.ofNullable(System.getenv("NOCODO_CACHE"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "nocodo"));
        var tools = Files.createDirectories(cache.resolve("browser-tools"));
        try (var alone = FileLock.await(cache.resolve("browser-tools.lock"), () -> {})) {
            if (!Files.exists(tools.resolve("node_modules/axe-core/axe.min.js"))) {
                fetch(tools, scratch.resolve("npm.txt"));
            }
        }
        return tools;
    }

    private static void fetch(Path tools, Path log) throws IOException, InterruptedException {
        Files.writeString(tools.resolve("package.json"), "{\"private\": true}");
        var npm = new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "playwright-core@1.65.0", "axe-core@4.14.0")
                .directory(tools.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        npm.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        assertThat(npm.start().waitFor()).as(Files.readString(log)).isZero();
    }

    static Path pictures(Path scratch) {
        return Optional.ofNullable(System.getenv("NOCODO_SCREENSHOTS"))
                .map(Path::of)
                .orElse(scratch.resolve("pictures"));
    }
}
