package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's first hour with the web app, in a real browser.
@Tag("slow")
class FirstHourTest {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void aPersonDescribesAnApplicationAndUsesAndChangesItInTheBrowser() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var up = cli.run("up", "--detach", "--no-browser", "--json");
            assertThat(up.exit()).as(up.err()).isZero();
            var said = folder.resolve("story.txt");
            var story = new ProcessBuilder(
                            "node", SCRIPTS.resolve("first-hour.mjs").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            story.environment()
                    .put("LINK", up.json().path("data").path("sign_in_link").asString());
            story.environment().put("TOOLS", tools().toString());
            story.environment().put("CHROMIUM", BrowserStoryTest.chromium());
            story.environment().put("SCREENSHOTS", folder.resolve("pictures").toString());

            var process = story.start();
            var ended = process.waitFor(15, TimeUnit.MINUTES);
            process.destroyForcibly();

            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        } finally {
            cli.run("down");
            BuildStoryTest.deleteAll(cli);
        }
    }

    /// What drives the browser and looks for barriers; fetched once, outside the checkout.
    private Path tools() throws IOException, InterruptedException {
        var tools =
                Home.open(folder.resolve("tools-home"), System.getenv()).cache().resolve("browser-tools");
        if (!Files.exists(tools.resolve("node_modules/axe-core/axe.min.js"))) {
            Files.createDirectories(tools);
            Files.writeString(tools.resolve("package.json"), "{\"private\": true}");
            var log = folder.resolve("npm.txt");
            var npm = new ProcessBuilder(List.of(
                            "npm", "install", "--no-audit", "--no-fund", "playwright-core@1.65.0", "axe-core@4.14.0"))
                    .directory(tools.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            npm.environment().putAll(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            assertThat(npm.start().waitFor()).as(Files.readString(log)).isZero();
        }
        return tools;
    }
}
