package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.server.TestArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of `scripts/vault.mjs`, told by a real browser to a vault whose provider is a stand-in.
@Tag("all")
class VaultInABrowserTest {
    private static final Path SCRIPT =
            Path.of("..", "scripts", "vault.mjs").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void aPersonMakesAVaultOrdersAServerAndGetsTheReceiptOfItsEnd() throws Exception {
        try (var cloud = new FakeScaleway(InstantSource.system())) {
            var terminal = new Terminal(folder.resolve("home"))
                    .with("NOCODO_SCALEWAY_BASE", cloud.address().url().toString())
                    .with(
                            "NOCODO_OPERATOR_DIST",
                            TestArchive.in(folder.resolve("dist")).toString());
            var keeper = terminal.start(List.of(), "--no-browser");
            try {
                var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
                var story = story(said.readLine());
                var told = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(story.waitFor(10, TimeUnit.MINUTES)).as(told).isTrue();
                assertThat(story.exitValue()).as(told).isZero();
                assertThat(cloud.serversMade()).isEqualTo(1);
                assertThat(cloud.resources()).isZero();
            } finally {
                keeper.destroy();
                keeper.waitFor(20, TimeUnit.SECONDS);
            }
            assertNothingSecretIn(terminal.home(), FakeScaleway.SECRET, "seven lamps under", "nine kettles beside");
        }
    }

    private Process story(String link) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("node", SCRIPT.toString()).redirectErrorStream(true);
        builder.environment().put("LINK", link);
        builder.environment().put("ACCESS_KEY", FakeScaleway.ACCESS_KEY);
        builder.environment().put("SECRET_KEY", FakeScaleway.SECRET);
        builder.environment().put("TOOLS", BrowserTools.folder(folder).toString());
        builder.environment().put("CHROMIUM", BrowserTools.chromium());
        builder.environment().put("SCREENSHOTS", BrowserTools.pictures(folder).toString());
        return builder.start();
    }

    private static void assertNothingSecretIn(Path home, String... secrets) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }
}
