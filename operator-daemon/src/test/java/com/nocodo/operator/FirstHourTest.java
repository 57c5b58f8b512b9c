package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.past.SetClock;
import com.nocodo.protocol.local.FileLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's first hour and first week with the web app, in a real browser.
class FirstHourTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aPersonDescribesAnApplicationAndUsesAndChangesItInTheBrowser() throws Exception {
        holds("first-hour.mjs", Map.of());
    }

    @Test
    @Tag("all")
    void inTheFirstWeekWhatWasBeforeComesBackAndASecondApplicationReachesNobodyElse() throws Exception {
        holdsWithASecondHome("first-week.mjs");
    }

    @Test
    @Tag("all")
    void somebodyWithoutAMouseDoesTheSame() throws Exception {
        holdsWithASecondHome("first-hour-by-keyboard.mjs");
    }

    private void holdsWithASecondHome(String script) throws Exception {
        var other = new Cli(folder.resolve("second-home"));
        var second = up(other);
        try {
            holds(script, Map.of("SECOND_LINK", link()));
        } finally {
            try {
                BuildStoryTest.deleteAll(other);
            } finally {
                second.destroy();
                second.waitFor();
            }
        }
    }

    private void holds(String script, Map<String, String> more) throws Exception {
        var home = folder.resolve("home");
        var clock = new SetClock();
        try (var served = Served.home(home, clock)) {
            var builder = BrowserScript.of(script, served, folder);
            builder.environment().putAll(more);

            var story = builder.start();
            var said = new StringBuffer();
            var listening = Thread.ofVirtual().start(() -> listen(story, said, clock));
            var ended = story.waitFor(45, TimeUnit.MINUTES);
            story.destroyForcibly();
            listening.join();

            assertThat(ended).as(said.toString()).isTrue();
            assertThat(story.waitFor()).as(said.toString()).isZero();
        } finally {
            BuildStoryTest.deleteAll(new Cli(home));
        }
    }

    /// The home of somebody else, served as `nocodo up` serves it.
    private Process up(Cli other) throws IOException {
        Files.createDirectories(other.home());
        return other.start(folder.resolve("up.out"), folder.resolve("up.err"), "up", "--no-browser");
    }

    /// The line of its own that it prints.
    private String link() throws IOException, InterruptedException {
        for (int tenths = 0; tenths < 1200; tenths++) {
            var link = Files.readAllLines(folder.resolve("up.out")).stream()
                    .filter(line -> line.startsWith("http"))
                    .findFirst();
            if (link.isPresent()) {
                return link.get();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("no link: " + Files.readString(folder.resolve("up.err")));
    }

    static Path pictures(Path folder) {
        var wanted = System.getProperty("pictures");
        return wanted == null ? folder.resolve("pictures") : Path.of(wanted);
    }

    /// The story says when the next day begins.
    private static void listen(Process story, StringBuffer said, SetClock clock) {
        try (var lines = story.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.equals("clock: +1 day")) {
                    clock.jump(Duration.ofDays(1));
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
    }

    /// What drives the browser and looks for barriers; fetched once, outside the checkout.
    static Path tools(Path folder) throws IOException, InterruptedException {
        var cache = Home.open(folder.resolve("tools-home"), System.getenv()).cache();
        var tools = cache.resolve("browser-tools");
        try (var alone = FileLock.await(cache.resolve("browser-tools.lock"), () -> {})) {
            if (!Files.exists(tools.resolve("node_modules/axe-core/axe.min.js"))) {
                fetch(tools, folder.resolve("npm.txt"));
            }
        }
        return tools;
    }

    private static void fetch(Path tools, Path log) throws IOException, InterruptedException {
        Files.createDirectories(tools);
        Files.writeString(tools.resolve("package.json"), "{\"private\": true}");
        var npm = new ProcessBuilder(List.of(
                        "npm", "install", "--no-audit", "--no-fund", "playwright-core@1.65.0", "axe-core@4.14.0"))
                .directory(tools.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        npm.environment().putAll(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        assertThat(npm.start().waitFor()).as(Files.readString(log)).isZero();
    }
}
