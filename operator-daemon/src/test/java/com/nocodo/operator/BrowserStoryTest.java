package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A built application in a real browser, used by the words on its screen.
@Tag("all")
class BrowserStoryTest {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void aPersonCanDoTheirWorkInTheBuiltApplicationAndIsHeldToTheirRole() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var words = Files.readString(SCRIPTS.resolve("browser-story.txt"));
            var built = cli.run("build", words, "--yes", "--json").json().path("data");
            var preview = built.path("preview");
            var credentials = folder.resolve("credentials.json");
            Files.writeString(
                    credentials,
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("email", preview.path("owner_email").asString())
                            .put("password", preview.path("owner_password").asString())
                            .toString());
            var said = folder.resolve("story.txt");
            var story = new ProcessBuilder(
                            "node", SCRIPTS.resolve("browser-story.mjs").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            story.environment().put("APP", built.path("project").path("path").asString());
            story.environment().put("BASE_URL", preview.path("url").asString());
            story.environment().put("CREDENTIALS", credentials.toString());
            story.environment().put("CHROMIUM", chromium());
            story.environment().put("SCREENSHOTS", folder.resolve("pictures").toString());

            var process = story.start();
            var ended = process.waitFor(10, TimeUnit.MINUTES);
            process.destroyForcibly();

            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    static String chromium() {
        var chosen = System.getenv("CHROMIUM");
        return chosen == null || chosen.isEmpty() ? "/usr/bin/chromium" : chosen;
    }
}
