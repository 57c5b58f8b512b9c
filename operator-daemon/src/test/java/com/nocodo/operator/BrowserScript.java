package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A story of `scripts/`, told by a real browser to a served home.
final class BrowserScript {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();

    private BrowserScript() {}

    /// @param folder where its tools and pictures go, where nothing else is said
    static ProcessBuilder of(String name, Served served, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("node", SCRIPTS.resolve(name).toString()).redirectErrorStream(true);
        builder.environment().put("LINK", served.server.signInLink());
        builder.environment().put("TOOLS", FirstHourTest.tools(folder).toString());
        builder.environment().put("CHROMIUM", BrowserStoryTest.chromium());
        builder.environment().put("SCREENSHOTS", FirstHourTest.pictures(folder).toString());
        return builder;
    }

    /// Holds the story against its own words.
    static void holds(String name, Served served, Path folder, int minutes) throws IOException, InterruptedException {
        var story = of(name, served, folder).start();
        var said = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(story.waitFor(minutes, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(story.exitValue()).as(said).isZero();
    }
}
