package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.server.BootingCloud;
import com.nocodo.vault.server.TestArchive;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that a person does, in a browser: a vault, a key, a server that really boots, an application that is built on it
/// from words, and the receipt of its end.
@Tag("all")
class WholeStoryContainerTest {
    @TempDir
    Path folder;

    @Test
    void fromNothingToAnApplicationOnAServerOfOnesOwnAndBackToNothing() throws Exception {
        try (var cloud = BootingCloud.startWithTools()) {
            var terminal = new Terminal(folder.resolve("home"))
                    .with("NOCODO_SCALEWAY_BASE", cloud.base())
                    .with("NOCODO_OPERATOR_DIST", TestArchive.real().toString());

            new PlayedInABrowser(folder).play(terminal, "vault-story.mjs", 60);

            assertThat(cloud.api().serversMade()).isOne();
            assertThat(cloud.api().resources()).isZero();
            assertThat(cloud.running()).isZero();
            PlayedInABrowser.assertNothingSecretIn(terminal.home(), FakeScaleway.SECRET, "seven lamps under");
        }
    }
}
