package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.password;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.audit.AuditEntry;
import com.nocodo.vault.crypto.RecoveryCode;
import com.nocodo.vault.safe.TestVault.Time;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockLimitTest {
    @TempDir
    Path folder;

    private final Time time = new Time();
    private Vault vault;

    @BeforeEach
    void aLockedVault() {
        vault = Vault.open(folder, time.means());
        vault.create(password()).safe().close();
    }

    @AfterEach
    void end() {
        vault.close();
    }

    @Test
    void fiveTriesAreFreeAndThenEachFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 16; i++) {
            var until = ((Unlocking.WrongPassword) fail()).waitUntil();
            var wait = until.map(at -> Duration.between(time.instant(), at)).orElse(Duration.ZERO);
            waits.add(wait.toSeconds());
            time.pass(wait);
        }

        assertThat(waits)
                .containsExactly(0L, 0L, 0L, 0L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    }

    @Test
    void whileOneWaitsNotEvenTheRightPasswordIsTried() {
        failTimes(8);

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);
        time.pass(Duration.ofSeconds(16));
        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Unlocked.class);
    }

    @Test
    void theRightPasswordForgivesWhatWasBefore() {
        failTimes(4);
        TestVault.unlocked(vault).close();
        failTimes(4);

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Unlocked.class);
    }

    @Test
    void aNewProcessWaitsAsLong() {
        failTimes(8);
        vault.close();
        vault = Vault.open(folder, time.means());

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);
    }

    @Test
    void aClockThatIsSetAheadEndsNoWait() {
        failTimes(8);
        time.jump(Duration.ofDays(1));
        vault.close();
        vault = Vault.open(folder, time.means());

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        failTimes(8);
        time.jump(Duration.ofDays(-400));

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);
        time.pass(Duration.ofSeconds(16));
        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Unlocked.class);
    }

    @Test
    void afterARestartOfTheMachineTheClockCountsAndNobodyWaitsLongerThanBefore() {
        failTimes(8);
        time.reboot();
        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);

        time.jump(Duration.ofDays(-400));
        var early = (Unlocking.TooEarly) vault.unlock(password());
        assertThat(Duration.between(time.instant(), early.until())).isLessThanOrEqualTo(Duration.ofSeconds(16));
    }

    /// What it cannot do: whoever sets the clock of a machine that he also restarts waits no longer.
    @Test
    void aRestartWithAClockThatIsSetAheadEndsTheWait() {
        failTimes(8);
        time.reboot();
        time.jump(Duration.ofDays(1));

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.Unlocked.class);
    }

    @Test
    void wrongRecoveryCodesCountToo() {
        for (int i = 0; i < 8; i++) {
            vault.recover(anotherCode(), "a new password".toCharArray());
            time.pass(Duration.ofSeconds(i < 7 ? 60 : 0));
        }

        assertThat(vault.unlock(password())).isInstanceOf(Unlocking.TooEarly.class);
    }

    @Test
    void whatHappenedWhileItWasLockedIsInTheAuditLogMarkedAsUnvouched() {
        failTimes(6);
        time.pass(Duration.ofMinutes(1));
        vault.noteWhileLocked("holder.started");

        var entries = TestVault.unlocked(vault).audit().entries(0, 100);

        assertThat(entries.stream().filter(line -> line.entry().verb().equals("unlock.failed.password")))
                .hasSize(6)
                .allMatch(line -> line.entry().type() == AuditEntry.Type.UNVOUCHED);
        assertThat(entries).anyMatch(line -> line.entry().verb().equals("holder.started"));
    }

    @Test
    void howeverOftenSomebodyKnocksTheInboxStaysSmall() throws Exception {
        for (int i = 0; i < 700; i++) {
            vault.noteWhileLocked("unlock.too-early");
        }

        try (var raw = TestVault.raw(folder);
                var row = raw.createStatement().executeQuery("SELECT count(*), sum(times) FROM inbox")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(500);
            assertThat(row.getInt(2)).isEqualTo(700);
        }
    }

    private Unlocking fail() {
        return vault.unlock("not the password".toCharArray());
    }

    /// Each once it is let in; the last one is just made.
    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            time.pass(Duration.ofSeconds(i == 0 ? 0 : 60));
            assertThat(fail()).isInstanceOf(Unlocking.WrongPassword.class);
        }
    }

    private static char[] anotherCode() {
        return RecoveryCode.random(new SecureRandom()).text().toCharArray();
    }
}
