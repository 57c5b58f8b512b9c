package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.crypto.RecoveryCode;
import com.nocodo.vault.crypto.RecoveryKey;
import com.nocodo.vault.safe.TestVault.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
    private static final String NEXT = "another good password";

    @TempDir
    Path folder;

    private Vault vault;
    private Safe safe;
    private String code;

    @BeforeEach
    void aVault() {
        vault = Vault.open(folder, means());
        var created = vault.create(password());
        code = created.recovery().text();
        safe = created.safe();
        safe.items().put(TOKEN, "a", "Label A", new Token("token-a", 1), Write.NEW);
        safe.journal("op").append("one".getBytes(UTF_8));
    }

    @Test
    void anotherPasswordIsOneSmallWriteThatTouchesNoItem() throws Exception {
        var items = column("SELECT hex(body) || hex(wrapped_key) FROM item");

        safe.changePassword(password(), NEXT.toCharArray());

        assertThat(column("SELECT hex(body) || hex(wrapped_key) FROM item")).isEqualTo(items);
        opensOnlyWith(NEXT);
        recovers();
    }

    @Test
    void aWrongPasswordChangesNothingAndIsWrittenDown() throws Exception {
        var kept = "SELECT hex(blob) FROM slot UNION ALL SELECT hex(wrapped_key) || hex(body) FROM item";
        var before = column(kept);

        for (var act : List.<Runnable>of(
                () -> safe.changePassword("not this one".toCharArray(), NEXT.toCharArray()),
                () -> safe.rotateKeys("not this one".toCharArray()),
                () -> safe.passwordMayBeKnown("not this one".toCharArray(), NEXT.toCharArray()),
                () -> safe.renewRecovery("not this one".toCharArray()))) {
            assertThatThrownBy(act::run).hasMessage("The password is another. Nothing was changed");
        }

        assertThat(column(kept)).isEqualTo(before);
        assertThat(safe.audit().entries(0, 100).stream()
                        .filter(line -> line.entry().verb().equals("password.failed")))
                .hasSize(4);
    }

    @Test
    void aNewTermWritesNoBody() throws Exception {
        var bodies = column("SELECT hex(body) FROM item WHERE kind = 'provider-key'");
        var wraps = column("SELECT hex(wrapped_key) FROM item WHERE kind = 'provider-key'");

        safe.rotateKeys(password());

        assertThat(column("SELECT hex(body) FROM item WHERE kind = 'provider-key'"))
                .isEqualTo(bodies);
        assertThat(column("SELECT hex(wrapped_key) FROM item WHERE kind = 'provider-key'"))
                .isNotEqualTo(wraps);
        assertThat(column("SELECT term FROM header")).containsExactly("2");
        isWhole(safe);
        opensOnlyWith(TestVault.PASSWORD);
        recovers();
    }

    @Test
    void whoMayKnowThePasswordFindsNothingOfTheOldKeysInTheFile() throws Exception {
        var old = column("SELECT hex(body) FROM item UNION ALL SELECT hex(wrapped_key) FROM item"
                + " UNION ALL SELECT hex(body) FROM entry UNION ALL SELECT hex(blob) FROM slot");

        safe.passwordMayBeKnown(password(), NEXT.toCharArray());

        var file = HexFormat.of().withUpperCase().formatHex(Files.readAllBytes(folder.resolve("vault.db")));
        var log = Files.size(folder.resolve("vault.db-wal"));
        assertThat(old)
                .hasSizeGreaterThan(6)
                .allSatisfy(blob -> assertThat(file).doesNotContain(blob));
        assertThat(log).isLessThan(40_000); // what was written since, and nothing from before
        isWhole(safe);
        opensOnlyWith(NEXT);
        recovers();
    }

    @Test
    void aNewSheetTakesThePlaceOfTheOldOne() {
        String fresh;
        try (var renewed = safe.renewRecovery(password())) {
            fresh = renewed.text();
        }

        safe.close();
        assertThat(vault.recover(code.toCharArray(), NEXT.toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
        code = fresh;
        recovers();
    }

    @Test
    void theSheetStaysGoodThroughAnyNumberOfRotations() {
        safe.rotateKeys(password());
        safe.passwordMayBeKnown(password(), NEXT.toCharArray());
        safe.rotateKeys(NEXT.toCharArray());

        recovers();
    }

    @Test
    void whatWasChangedBehindItsBackDoesNotComeOutAsGoodUnderNewKeys() throws Exception {
        sql(folder, "UPDATE item SET updated = updated + 1 WHERE id = 'a'");

        assertThatThrownBy(() -> safe.rotateKeys(password())).hasMessageContaining("item/provider-key/a");
        assertThat(column("SELECT term FROM header")).containsExactly("1");
    }

    /// Somebody who can write the file knows the sheet's public key, and could seal a vault of his own to it.
    @Test
    void aVaultOfAThiefDoesNotOpenWithTheSheet() throws Exception {
        vault.close();
        var id = column("SELECT vault FROM header").getFirst();
        var key = RecoveryKey.of(RecoveryCode.typed(code.toCharArray()), id);
        var forged = new RecoveryKey(key.publicKey(), new byte[32]).seal(id, 1, new byte[32], new SecureRandom());
        try (var raw = TestVault.raw(folder);
                var update = raw.prepareStatement(
                        "UPDATE slot SET ephemeral_key = ?, commitment = ?, blob = ?, checksum = ? WHERE type = 'recovery'")) {
            var row = SlotStore.Row.of(forged);
            update.setBytes(1, row.ephemeralKey());
            update.setBytes(2, row.commitment());
            update.setBytes(3, row.blob());
            update.setBytes(4, row.checksum());
            update.executeUpdate();
        }

        vault = Vault.open(folder, means());
        assertThat(vault.recover(code.toCharArray(), NEXT.toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
    }

    @AfterEach
    void end() {
        vault.close();
    }

    private void isWhole(Safe open) {
        assertThat(open.verify()).isEmpty();
        assertThat(open.items().get(TOKEN, "a").body().token()).isEqualTo("token-a");
        assertThat(open.items().labelled(TOKEN, "Label A")).hasSize(1);
        assertThat(open.journal("op").all()).containsExactly("one".getBytes(UTF_8));
        assertThat(open.audit().verify()).isEmpty();
    }

    private void opensOnlyWith(String password) {
        safe.close();
        for (var other : List.of(TestVault.PASSWORD, NEXT, "not this one")) {
            var unlocking = vault.unlock(other.toCharArray());
            if (other.equals(password)) {
                assertThat(unlocking).isInstanceOf(Unlocking.Unlocked.class);
                safe = ((Unlocking.Unlocked) unlocking).safe();
                isWhole(safe);
                safe.close();
            } else {
                assertThat(unlocking).isInstanceOf(Unlocking.WrongPassword.class);
            }
        }
    }

    private void recovers() {
        safe.close();
        var unlocking = vault.recover(code.toCharArray(), "set after recovery".toCharArray());
        assertThat(unlocking).isInstanceOf(Unlocking.Unlocked.class);
        safe = ((Unlocking.Unlocked) unlocking).safe();
        isWhole(safe);
        opensOnlyWith("set after recovery");
    }

    private List<String> column(String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var raw = TestVault.raw(folder);
                var rows = raw.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
