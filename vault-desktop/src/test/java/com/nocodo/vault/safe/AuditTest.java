package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.sql;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.audit.Audit;
import com.nocodo.vault.audit.AuditEntry.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    @TempDir
    Path folder;

    @Test
    void theIntentIsOnTheDiskBeforeTheDeedAndTheOutcomeAfterIt() {
        try (var vault = Vault.open(folder, means())) {
            var audit = vault.create(password()).safe().audit();
            var during = new ArrayList<Audit.Entry>();

            audit.around("server.create", "op-1", () -> {
                during.add(audit.entries(0, 100).getLast());
                return "";
            });

            assertThat(during.getFirst().entry().type()).isEqualTo(Type.INTENT);
            var last = audit.entries(0, 100).getLast();
            assertThat(last.entry().type()).isEqualTo(Type.SUCCEEDED);
            assertThat(last.entry().intent()).isEqualTo(during.getFirst().seq());
        }
    }

    @Test
    void aDeedThatFailsHasAnOutcomeWithoutItsMessage() {
        try (var vault = Vault.open(folder, means())) {
            var audit = vault.create(password()).safe().audit();

            assertThatThrownBy(() -> audit.around("server.create", "op-1", () -> {
                        throw new IllegalStateException("token canary-9 was refused");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            var last = audit.entries(0, 100).getLast().entry();
            assertThat(last.type()).isEqualTo(Type.FAILED);
            assertThat(last.details()).containsExactly(Map.entry("error", "IllegalStateException"));
        }
    }

    @Test
    void theFirstLineThatIsNotAsItWasWrittenIsNamed() throws Exception {
        manyLines();
        sql(
                folder,
                "UPDATE entry SET body = (SELECT body FROM entry WHERE journal = 'audit' AND seq = 300)"
                        + " WHERE journal = 'audit' AND seq = 299");

        try (var vault = Vault.open(folder, means())) {
            var audit = unlocked(vault).audit();

            assertThat(audit.verify()).hasValue(299);
            assertThat(audit.entries(0, 298)).hasSize(298);
            assertThatThrownBy(() -> audit.entries(290, 20)).hasMessageContaining("journal/audit/299");
        }
    }

    @Test
    void anEndThatIsCutOffIsNoticedAtTheNextUnlock() throws Exception {
        manyLines();
        sql(folder, "DELETE FROM entry WHERE journal = 'audit' AND seq > 310");

        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Damaged.class);
        }
    }

    @Test
    void linesOfASecondThatWritesAtTheEndAreNoticed() throws Exception {
        manyLines();
        sql(
                folder,
                "INSERT INTO entry SELECT journal, seq + 1, body, mac FROM entry WHERE journal = 'audit'"
                        + " ORDER BY seq DESC LIMIT 1");

        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Damaged.class);
        }
    }

    @Test
    void nothingOfALineCanBeReadInTheFile() throws Exception {
        try (var vault = Vault.open(folder, means())) {
            vault.create(password())
                    .safe()
                    .audit()
                    .note("server.create", "canary-subject", Map.of("why", "canary-why"));
        }

        var file = new String(Files.readAllBytes(folder.resolve("vault.db")), StandardCharsets.ISO_8859_1);
        assertThat(file).doesNotContain("canary").doesNotContain("server.create");
    }

    @Test
    void longTextsAreCutInsteadOfStoppingTheWork() {
        try (var vault = Vault.open(folder, means())) {
            var audit = vault.create(password()).safe().audit();

            audit.note("v".repeat(10_000), "s".repeat(10_000), Map.of("k".repeat(10_000), "d".repeat(10_000)));

            assertThat(audit.entries(0, 100).getLast().entry().subject()).hasSize(501);
        }
    }

    @Test
    void aValueHasAPseudonymThatIsTheSameEachTimeAndAnotherInAnotherVault(@TempDir Path elsewhere) {
        try (var vault = Vault.open(folder, means());
                var other = Vault.open(elsewhere, means())) {
            var safe = vault.create(password()).safe();
            var stranger = other.create(password()).safe();

            assertThat(safe.pseudonym("token")).matches("[0-9a-f]{16}").isEqualTo(safe.pseudonym("token"));
            assertThat(safe.pseudonym("token")).isNotEqualTo(stranger.pseudonym("token"));
        }
    }

    private void manyLines() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            safe.inOneWrite(write -> {
                for (int i = 0; i < 320; i++) {
                    write.note("test.line", "line " + i, Map.of());
                }
                return write;
            });
        }
    }
}
