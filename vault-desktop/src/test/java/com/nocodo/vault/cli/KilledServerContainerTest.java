package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.server.BootingCloud;
import com.nocodo.vault.server.TestArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that really boots is made and hardened while the holder and its worker are killed again and again, each
/// time a few entries of the journal further on.
@Tag("all")
class KilledServerContainerTest {
    private static final int KILLS = 10;
    /// A step that is gone on with has an entry at its beginning, and one at its end.
    private static final int ENTRIES_BETWEEN = 4;

    @TempDir
    Path folder;

    private final BootingCloud cloud = BootingCloud.startWithTools();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aServerThatIsMadeWithTenKillsIsWholeAndTheOnlyOne() throws Exception {
        var vault = new MortalVault(folder.resolve("home"), cloud.api(), TestArchive.real());
        var order = MortalVault.order(vault.prepare());
        List<Long> killedAt = new ArrayList<>();

        while (killedAt.size() < KILLS) {
            var words = killedAt.isEmpty() ? order : new String[] {"server", "go-on", "shop"};
            killedAt.add(runAndKill(vault, words));
        }
        var ended = vault.type("server go-on shop");

        System.out.println("killed with so many entries in the journal: " + killedAt);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("shop", "ready");
        assertThat(killedAt).doesNotHaveDuplicates();
        assertThat(cloud.api().serversMade()).isOne();
        assertThat(vault.type("server scorecard shop").out()).contains("green").doesNotContain(" red ");
        assertThat(vault.type("verify").out()).isEqualTo("All is as it was written.\n");
        assertThat(vault.type("server destroy shop --yes").out()).contains("Left in all zones: 0");
        assertThat(cloud.api().resources()).isZero();
        assertThat(cloud.running()).isZero();
    }

    /// @return how many entries there were when it was killed
    private static long runAndKill(MortalVault vault, String... words) throws Exception {
        var before = vault.entries();
        var typing = vault.terminal.start(MortalVault.OPEN, words);
        try (var out = typing.getInputStream();
                var err = typing.getErrorStream()) {
            Thread.ofVirtual().start(() -> drain(out, OutputStream.nullOutputStream()));
            var said = new ByteArrayOutputStream();
            var told = Thread.ofVirtual().start(() -> drain(err, said));
            while (vault.entries() < before + ENTRIES_BETWEEN) {
                assertThat(typing.isAlive())
                        .as("ended before it was killed: " + said)
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            vault.kill();
            told.join();
        }
        assertThat(typing.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(typing.exitValue()).isNotZero();
        vault.awaitDeath();
        return vault.entries();
    }

    private static void drain(InputStream stream, OutputStream into) {
        try {
            stream.transferTo(into);
        } catch (IOException e) {
            // It has ended.
        }
    }
}
