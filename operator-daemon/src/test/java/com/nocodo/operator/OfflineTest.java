package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineTest {
    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void nothingIsLostOrSaidTwiceByABrowserThatWasOfflineForAnHour() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            var script =
                    Path.of("..", "scripts", "offline.mjs").toAbsolutePath().normalize();
            var builder = new ProcessBuilder("node", script.toString()).redirectErrorStream(true);
            builder.environment().put("LINK", served.server.signInLink());
            builder.environment().put("TOOLS", FirstHourTest.tools(folder).toString());
            builder.environment().put("CHROMIUM", BrowserStoryTest.chromium());
            builder.environment()
                    .put("SCREENSHOTS", FirstHourTest.pictures(folder).toString());

            var story = builder.start();
            var said = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(story.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
            assertThat(story.exitValue()).as(said).isZero();
        }
    }
}
