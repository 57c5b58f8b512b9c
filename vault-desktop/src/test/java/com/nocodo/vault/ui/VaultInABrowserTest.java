package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.server.TestArchive;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of `scripts/vault.mjs`, told by a real browser to a vault whose provider is a stand-in.
@Tag("all")
class VaultInABrowserTest {
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

            new PlayedInABrowser(folder).play(terminal, "vault.mjs", 10);

            assertThat(cloud.serversMade()).isEqualTo(1);
            assertThat(cloud.resources()).isZero();
            PlayedInABrowser.assertNothingSecretIn(
                    terminal.home(), FakeScaleway.SECRET, "seven lamps under", "nine kettles beside");
        }
    }
}
