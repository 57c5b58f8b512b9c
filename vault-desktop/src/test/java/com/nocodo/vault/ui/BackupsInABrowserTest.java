package com.nocodo.vault.ui;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.holder.HomeWithBackups;
import com.nocodo.vault.server.TestArchive;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of `scripts/vault-backups.mjs`, told by a real browser to a vault that has backups.
@Tag("all")
class BackupsInABrowserTest {
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    Path folder;

    @Test
    void aPersonSeesBackupsAndWhatToDoAfterABreakIn() throws Exception {
        var home = folder.resolve("home");
        HomeWithBackups.make(home, PASSWORD);
        var terminal = new Terminal(home)
                .with(
                        "NOCODO_OPERATOR_DIST",
                        TestArchive.in(folder.resolve("dist")).toString());

        new PlayedInABrowser(folder).play(terminal, "vault-backups.mjs", 5, Map.of("OPEN", PASSWORD));

        PlayedInABrowser.assertNothingSecretIn(home, PASSWORD);
    }
}
