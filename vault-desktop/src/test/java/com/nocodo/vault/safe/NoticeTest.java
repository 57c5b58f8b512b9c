package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.sql;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.Finding.What;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hangs outside the lock, and what somebody does to it who can write the file.
class NoticeTest {
    private static final String PLACE = "notice/login";

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    @BeforeEach
    void aVaultWithANotice() {
        try (var vault = Vault.open(folder, means())) {
            vault.create(password()).safe().inOneWrite(write -> {
                write.post("login", "ask at https://nocodo.com");
                return write;
            });
        }
    }

    @Test
    void aNoticeIsReadWhileTheVaultIsLockedAndVouchedForOnceItIsOpen() {
        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.outside().orElseThrow().notice("login")).contains("ask at https://nocodo.com");
            assertThat(vault.outside().orElseThrow().notice("other")).isEmpty();

            var safe = unlocked(vault);
            assertThat(safe.notice("login")).contains("ask at https://nocodo.com");
            assertThat(safe.verify()).isEmpty();
        }
    }

    @Test
    void aNoticeIsReplacedAndTakenDown() {
        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            safe.inOneWrite(write -> {
                write.post("login", "another");
                return write;
            });
            assertThat(safe.notice("login")).contains("another");
            safe.inOneWrite(write -> {
                write.takeDown("login");
                return write;
            });
            assertThat(safe.notice("login")).isEmpty();
        }
        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.outside().orElseThrow().notice("login")).isEmpty();
            assertThat(unlocked(vault).verify()).isEmpty();
        }
    }

    @Test
    void aNoticeStaysWhenKeysAreExchangedAndInABackupAndIsInNoExport() throws Exception {
        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            safe.rotateKeys(password());
            safe.passwordMayBeKnown(password(), "another password for it".toCharArray());
            assertThat(safe.verify()).isEmpty();
            safe.backup(copies.resolve("backup"));
            safe.export(copies.resolve("export"), "a password for the file".toCharArray());
        }
        try (var vault = Vault.open(copies.resolve("restored"), means())) {
            vault.restore(copies.resolve("backup"));
            assertThat(vault.outside().orElseThrow().notice("login")).isPresent();
            assertThat(vault.unlock("another password for it".toCharArray())).isInstanceOf(Unlocking.Unlocked.class);
        }
        try (var vault = Vault.open(copies.resolve("other"), means())) {
            var safe = vault.create(password()).safe();
            safe.importFrom(copies.resolve("export"), "a password for the file".toCharArray());
            assertThat(safe.notice("login")).isEmpty();
        }
    }

    @Test
    void aNoticeThatSomebodyChangedIsShownAndOpensNothing() throws Exception {
        sql(folder, "UPDATE notice SET text = 'ask at https://evil.example'");

        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.outside().orElseThrow().notice("login")).contains("ask at https://evil.example");
            assertDamaged(vault, new Finding(PLACE, What.CHANGED));
        }
    }

    @Test
    void aNoticeThatSomebodyTookDownOrHungUpOpensNothing() throws Exception {
        sql(folder, "DELETE FROM notice");
        try (var vault = Vault.open(folder, means())) {
            assertDamaged(vault, new Finding(PLACE, What.REMOVED));
        }
        sql(
                folder,
                "INSERT INTO notice (name, text) VALUES ('login', 'ask at https://nocodo.com')",
                "INSERT INTO notice (name, text) VALUES ('more', 'x')");
        try (var vault = Vault.open(folder, means())) {
            assertDamaged(vault, new Finding("notice/more", What.ADDED));
        }
    }

    /// Then row and register fit together, and only the seal over everything tells.
    @Test
    void aNoticeThatSomebodyTookDownWithItsLineOfTheRegisterOpensNothing() throws Exception {
        sql(folder, "DELETE FROM notice", "DELETE FROM register WHERE place = '" + PLACE + "'");

        try (var vault = Vault.open(folder, means())) {
            assertDamaged(vault, new Finding("the vault", What.TOGETHER));
        }
    }

    private static void assertDamaged(Vault vault, Finding finding) {
        assertThat(vault.unlock(password()))
                .isInstanceOfSatisfying(
                        Unlocking.Damaged.class,
                        damaged -> assertThat(damaged.findings()).containsExactly(finding));
    }

    @Test
    void aNoticeThatSomebodyChangesWhileTheVaultIsOpenIsNeitherReadNorReplaced() throws Exception {
        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);
            sql(folder, "UPDATE notice SET text = 'ask at https://evil.example'");

            assertThatThrownBy(() -> safe.notice("login")).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> safe.inOneWrite(write -> {
                        write.post("login", "mine");
                        return write;
                    }))
                    .isInstanceOf(ProblemException.class);
            assertThat(safe.verify()).containsExactly(new Finding(PLACE, What.CHANGED));
        }
    }

    @Test
    void whoArrivedIsNotedWhileTheVaultIsLockedAndNobodyVouchesForIt() throws Exception {
        var arrival = new Outside.Arrival(new byte[32], Instant.parse("2027-03-01T10:00:00Z"));
        try (var vault = Vault.open(folder, means())) {
            var outside = vault.outside().orElseThrow();
            assertThat(outside.arrival()).isEmpty();
            outside.arrived(arrival);
            assertThat(outside.arrival().orElseThrow().at()).isEqualTo(arrival.at());
        }
        sql(folder, "UPDATE arrival SET account = x'" + "11".repeat(32) + "'");
        try (var vault = Vault.open(folder, means())) {
            assertThat(unlocked(vault).verify()).isEmpty();
            vault.outside().orElseThrow().forgetArrival();
            assertThat(vault.outside().orElseThrow().arrival()).isEmpty();
        }
    }

    @Test
    void aVaultFromBeforeThereWereNoticesTakesThem() throws Exception {
        var old = copies.resolve("old");
        try (var vault = Vault.open(old, means())) {
            vault.create(password());
        }
        sql(
                old,
                "DROP TABLE notice",
                "DROP TABLE arrival",
                "DELETE FROM flyway_schema_history WHERE script = 'V002__login.sql'");

        try (var vault = Vault.open(old, means())) {
            assertThat(vault.outside().orElseThrow().notice("login")).isEmpty();
            var safe = unlocked(vault);
            safe.inOneWrite(write -> {
                write.post("login", "ask at https://nocodo.com");
                return write;
            });
            assertThat(safe.verify()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoVaultNothingHangsOutside() {
        try (var vault = Vault.open(copies.resolve("none"), means())) {
            assertThat(vault.outside()).isEmpty();
        }
    }
}
