package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.password;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.safe.TestVault.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault as people have it, with nothing of a test in it.
@Tag("slow")
class RealCostTest {
    @TempDir
    Path folder;

    @Tag("all")
    @Test
    void aVaultIsMadeUnlockedAndRecoveredAtItsRealPriceAndKeepsItsWordsOutOfTheFile() throws Exception {
        String code;
        try (var vault = Vault.open(folder)) {
            var created = vault.create(password());
            code = created.recovery().text();
            created.safe().items().put(TOKEN, "a", "canary-label", new Token("canary-token", 1), Write.NEW);
            created.safe().close();

            assertThat(vault.unlock("not the password".toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
            TestVault.unlocked(vault).close();
            assertThat(vault.recover(code.toCharArray(), "set after recovery".toCharArray()))
                    .isInstanceOf(Unlocking.Unlocked.class);
            for (var name : new String[] {"vault.db", "vault.db-wal"}) {
                var file = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1);
                assertThat(file).doesNotContain("canary", TestVault.PASSWORD, code, "set after recovery");
            }
        }
    }

    @Test
    void theMachinesUptimeGoesOnAndNamesItsStart() {
        var first = Uptime.ofThisMachine().now();
        var second = Uptime.ofThisMachine().now();

        assertThat(second.since()).isGreaterThanOrEqualTo(first.since());
        if (Files.exists(Path.of("/proc/uptime"))) {
            assertThat(second.boot()).isEqualTo(first.boot()); // else each process is a start of its own
        }
    }
}
