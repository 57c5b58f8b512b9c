package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KilledVaultTest {
    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Tag("all")
    @Test
    void aVaultThatIsKilledWhileItWritesHasAllThatItPromisedAndNothingByHalves() throws Exception {
        make();
        var random = new Random(7);
        int promised = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var child = WritingChild.start(folder, "write");
            try (var said = child.inputReader()) {
                promised = Math.max(promised, Integer.parseInt(said.readLine()));
                Thread.sleep(random.nextInt(400));
                child.toHandle().destroyForcibly(); // which leaves open what it said
                child.waitFor(20, TimeUnit.SECONDS);
                promised = last(said, promised);
            }

            try (var vault = Vault.open(folder, means())) {
                var safe = unlocked(vault);
                assertThat(safe.verify()).as("kill %d", kill).isEmpty();
                var journal = safe.journal("op").all();
                var left = safe.items().get(TOKEN, "left").body();
                assertThat(safe.items().get(TOKEN, "right").body()).isEqualTo(left);
                assertThat(left.limitEur()).isGreaterThanOrEqualTo(promised).isEqualTo(journal.size());
                assertThat(ByteBuffer.wrap(journal.getLast()).getInt()).isEqualTo(left.limitEur());
            }
        }
        assertThat(promised).isGreaterThan(KILLS * 3);
    }

    @Test
    void aSecondProcessIsRefusedAndToldWhoHoldsTheVault() throws Exception {
        make();
        var child = WritingChild.start(folder, "hold");
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("0");

            assertThatThrownBy(() -> Vault.open(folder, means()))
                    .hasMessageContaining("is open in process " + child.pid());
        } finally {
            child.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }

        try (var vault = Vault.open(folder, means())) {
            assertThat(unlocked(vault).verify()).isEmpty();
        }
    }

    private void make() {
        try (var vault = Vault.open(folder, means())) {
            vault.create(password());
        }
    }

    /// What it said before it died.
    private static int last(BufferedReader said, int promised) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            promised = Math.max(promised, Integer.parseInt(line));
        }
        return promised;
    }
}
