package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.sql;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.Finding.What;
import com.nocodo.vault.safe.TestVault.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole rows are taken away, exchanged, put back or brought in, by somebody who can write the file and has no key.
class BehindItsBackTest {
    private static final Kind<Token> OTHER = Kind.of("other-kind", Token.class);
    private static final String A = "item/provider-key/a";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @BeforeEach
    void aVaultWithTwoItems() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            safe.items().put(TOKEN, "a", "A", new Token("token-a", 1), Write.NEW);
            safe.items().put(TOKEN, "b", "B", new Token("token-b", 1), Write.NEW);
            safe.items().put(OTHER, "a", "A", new Token("other-a", 1), Write.NEW);
            safe.journal("op").append("one".getBytes(UTF_8));
            safe.journal("op").append("two".getBytes(UTF_8));
            safe.journal("op").append("three".getBytes(UTF_8));
        }
    }

    @Test
    void aRowThatIsTakenAwayIsNamed() throws Exception {
        sql(folder, "DELETE FROM item WHERE kind = 'provider-key' AND id = 'a'");

        assertThat(found()).containsExactly(new Finding(A, What.REMOVED));
    }

    @Test
    void bodiesThatChangedPlacesAreNamed() throws Exception {
        exchange("a' AND kind = 'provider-key", "b");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Finding(A, What.CHANGED), new Finding("item/provider-key/b", What.CHANGED));
    }

    @Test
    void bodiesOfTwoKindsThatChangedPlacesAreNamed() throws Exception {
        exchange("a' AND kind = 'provider-key", "a' AND kind = 'other-kind");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Finding(A, What.CHANGED), new Finding("item/other-kind/a", What.CHANGED));
    }

    @Test
    void aRowThatIsPutBackAsItWasIsNamed() throws Exception {
        keepACopy();
        try (var vault = Vault.open(folder, means())) {
            unlocked(vault).items().put(TOKEN, "a", "A", new Token("token-a-2", 1), 1);
        }
        sql(
                folder,
                attach(),
                "INSERT OR REPLACE INTO item SELECT * FROM old.item WHERE kind = 'provider-key' AND id = 'a'");

        assertThat(found()).containsExactly(new Finding(A, What.CHANGED));
    }

    /// Row and register fit together then, so that only the seal over everything tells.
    @Test
    void aRowThatIsPutBackWithItsRegisterIsNoticed() throws Exception {
        keepACopy();
        try (var vault = Vault.open(folder, means())) {
            unlocked(vault).items().put(TOKEN, "a", "A", new Token("token-a-2", 1), 1);
        }
        sql(
                folder,
                attach(),
                "INSERT OR REPLACE INTO item SELECT * FROM old.item WHERE kind = 'provider-key' AND id = 'a'",
                "INSERT OR REPLACE INTO register SELECT * FROM old.register WHERE place = '" + A + "'");

        assertThat(found()).containsExactly(new Finding("the vault", What.TOGETHER));
    }

    @Test
    void aRowThatIsTakenAwayWithItsRegisterIsNoticed() throws Exception {
        sql(
                folder,
                "DELETE FROM item WHERE kind = 'provider-key' AND id = 'a'",
                "DELETE FROM register WHERE place = '" + A + "'");

        assertThat(found()).containsExactly(new Finding("the vault", What.TOGETHER));
    }

    @Test
    void aRowOfAnotherVaultIsNamed() throws Exception {
        try (var vault = Vault.open(elsewhere, means())) {
            vault.create(password()).safe().items().put(TOKEN, "mine", "", new Token("of the thief", 1), Write.NEW);
        }
        sql(
                folder,
                attach(),
                "INSERT INTO item SELECT * FROM old.item WHERE id = 'mine'",
                "INSERT INTO register SELECT * FROM old.register WHERE place = 'item/provider-key/mine'");

        assertThat(found()).containsExactly(new Finding("item/provider-key/mine", What.CHANGED));
    }

    @Test
    void aSlotOfAnotherVaultOpensNothing() throws Exception {
        try (var vault = Vault.open(elsewhere, means())) {
            vault.create("password of the thief".toCharArray());
        }
        sql(folder, attach(), "INSERT OR REPLACE INTO slot SELECT * FROM old.slot");

        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.unlock("password of the thief".toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
        }
    }

    @Test
    void theEndOfAJournalThatIsCutOffIsNamed() throws Exception {
        sql(folder, "DELETE FROM entry WHERE journal = 'op' AND seq = 3");

        assertThat(found()).containsExactly(new Finding("journal/op/3", What.REMOVED));
    }

    @Test
    void theMiddleOfAJournalIsNamedByACheckOfEverything() throws Exception {
        sql(folder, "DELETE FROM entry WHERE journal = 'op' AND seq = 2");

        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            assertThat(safe.verify()).containsExactly(new Finding("journal/op/2", What.CHANGED));
            assertThatThrownBy(() -> safe.journal("op").all()).hasMessageContaining("journal/op/2");
        }
    }

    @Test
    void entriesThatChangedPlacesAreNamed() throws Exception {
        sql(
                folder,
                "UPDATE entry SET seq = 99 WHERE journal = 'op' AND seq = 1",
                "UPDATE entry SET seq = 1 WHERE journal = 'op' AND seq = 2",
                "UPDATE entry SET seq = 2 WHERE journal = 'op' AND seq = 99");

        try (var vault = Vault.open(folder, means())) {
            assertThat(unlocked(vault).verify()).containsExactly(new Finding("journal/op/1", What.CHANGED));
        }
    }

    @Test
    void whatIsChangedWhileTheVaultIsOpenIsRefused() throws Exception {
        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            keepACopy();
            safe.items().put(TOKEN, "a", "A", new Token("token-a-2", 1), 1);

            sql(
                    folder,
                    attach(),
                    "INSERT OR REPLACE INTO item SELECT * FROM old.item WHERE kind = 'provider-key' AND id = 'a'",
                    "INSERT OR REPLACE INTO register SELECT * FROM old.register WHERE place = '" + A + "'");

            assertThatThrownBy(() -> safe.items().get(TOKEN, "a")).hasMessageContaining(A);
            assertThatThrownBy(() -> safe.items().list(TOKEN)).hasMessageContaining(A);
            assertThatThrownBy(() -> safe.items().put(TOKEN, "a", "", new Token("", 1), 1))
                    .hasMessageContaining(A);
            assertThat(safe.verify()).contains(new Finding(A, What.CHANGED));

            sql(folder, "DELETE FROM item WHERE kind = 'provider-key' AND id = 'b'");
            assertThatThrownBy(() -> safe.items().find(TOKEN, "b")).hasMessageContaining("is missing");
            assertThatThrownBy(() -> safe.items().list(TOKEN)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void aTriggerInTheFileIsRefused() throws Exception {
        sql(folder, "CREATE TRIGGER t AFTER INSERT ON inbox BEGIN DELETE FROM item; END");

        assertThatThrownBy(() -> Vault.open(folder, means())).hasMessageContaining("added a trigger or a view");
    }

    @Test
    void aTableThatIsNotOursIsNamed() throws Exception {
        sql(folder, "CREATE TABLE extra (a INTEGER)");

        assertThat(found()).containsExactly(new Finding("table extra", What.ADDED));
    }

    @Test
    void parametersThatWereLoweredOpenNothing() throws Exception {
        sql(folder, "UPDATE slot SET memory_kib = 19456, passes = 2, lanes = 1 WHERE type = 'password'");
        assertThat(found()).containsExactly(new Finding("slot/password", What.CHANGED));

        sql(folder, "UPDATE slot SET memory_kib = 8, passes = 1 WHERE type = 'password'");
        assertThat(found()).containsExactly(new Finding("slot/password", What.CHANGED));
    }

    @Test
    void anOldCopyOfTheWholeFileIsNoticedByWhoeverHoldsAReceipt() throws Exception {
        Receipt receipt;
        keepACopy();
        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            receipt = safe.receipt("operator-1");
            assertThat(safe.check("operator-1", receipt)).isEqualTo(Receipt.Verdict.KNOWN);
        }
        Files.write(folder.resolve("vault.db"), Files.readAllBytes(elsewhere.resolve("vault.db")));

        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            assertThat(safe.verify()).isEmpty(); // it is whole, only old
            assertThat(safe.check("operator-1", receipt)).isEqualTo(Receipt.Verdict.ROLLED_BACK);

            for (int i = 0; i < 5; i++) {
                safe.audit().note("goes.on", "as if nothing was", Map.of());
                safe.receipt("operator-1");
            }
            assertThat(safe.epoch()).isGreaterThan(receipt.epoch());
            assertThat(safe.check("operator-1", receipt)).isEqualTo(Receipt.Verdict.OTHER_COPY);
            assertThat(safe.check("operator-1", new Receipt("another", 1, ""))).isEqualTo(Receipt.Verdict.FOREIGN);
        }
    }

    private List<Finding> found() {
        try (var vault = Vault.open(folder, means())) {
            var unlocking = vault.unlock(password());
            assertThat(unlocking).isInstanceOf(Unlocking.Damaged.class);
            return ((Unlocking.Damaged) unlocking).findings();
        }
    }

    private void keepACopy() throws Exception {
        sql(folder, "VACUUM INTO '" + elsewhere.resolve("vault.db") + "'");
    }

    private String attach() {
        return "ATTACH '" + elsewhere.resolve("vault.db") + "' AS old";
    }

    private void exchange(String one, String other) throws Exception {
        sql(
                folder,
                "CREATE TEMP TABLE kept AS SELECT wrapped_key, body FROM item WHERE id = '" + one + "'",
                "UPDATE item SET (wrapped_key, body) = (SELECT wrapped_key, body FROM item WHERE id = '" + other
                        + "') WHERE id = '" + one + "'",
                "UPDATE item SET (wrapped_key, body) = (SELECT wrapped_key, body FROM kept) WHERE id = '" + other
                        + "'");
    }
}
