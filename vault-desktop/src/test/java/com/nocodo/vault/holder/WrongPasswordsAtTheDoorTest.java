package com.nocodo.vault.holder;

import static com.nocodo.vault.holder.TestHolding.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.door.AuditView;
import com.nocodo.vault.door.OpeningView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongPasswordsAtTheDoorTest {
    private static final String WRONG = "not the password";
    private static final String NEXT = "another password of mine";
    private static final int FREE = 5;

    @TempDir
    Path home;

    private TestHolding holder;
    private VaultApi owner;

    @BeforeEach
    void open() throws IOException {
        holder = new TestHolding(home);
        owner = holder.connect();
        owner.create(PASSWORD);
    }

    @AfterEach
    void end() {
        holder.close();
    }

    private static OpeningView failed(VaultApi door) {
        OpeningView last = OpeningView.opened();
        for (int i = 0; i < FREE; i++) {
            last = door.unlock(WRONG);
            assertThat(last.open()).isFalse();
        }
        return last;
    }

    private List<AuditView> audited(String verb) {
        return owner.audit(0, 1000).stream()
                .filter(line -> line.verb().equals(verb))
                .toList();
    }

    @Test
    void whileItIsLockedTheWaitIsToldToWhoTriesAndToWhoLooks() throws Exception {
        holder.close();
        holder = new TestHolding(home);
        var door = holder.connect();
        assertThat(door.vault().state()).isEqualTo(VaultView.State.LOCKED);
        assertThat(door.vault().waitUntil()).isNull();

        var until = Objects.requireNonNull(failed(door).waitUntil());

        assertThat(until).isAfter(Instant.now().minusSeconds(5));
        assertThat(holder.connect().vault().waitUntil()).isBetween(until.minusSeconds(2), until.plusSeconds(2));
        var early = door.unlock(PASSWORD);
        assertThat(early.open()).isFalse();
        assertThat(early.message()).contains("nothing was tried");
        holder.pass(Duration.ofSeconds(3));
        assertThat(door.vault().waitUntil()).isNull();
        assertThat(door.unlock(PASSWORD).open()).isTrue();
    }

    @Test
    void whileItIsOpenForAnotherTheLimitIsTheSame() throws Exception {
        var guest = holder.connect();

        assertThat(failed(guest).waitUntil()).isNotNull();

        assertThat(guest.vault().state()).isEqualTo(VaultView.State.OPEN_FOR_OTHERS);
        assertThat(guest.vault().waitUntil()).isNotNull();
        assertThat(guest.unlock(PASSWORD).open()).isFalse();
        assertThat(owner.verify()).as("who is in stays in").isEmpty();
        assertThat(audited("unlock.failed")).hasSize(FREE);
        holder.pass(Duration.ofSeconds(3));
        assertThat(guest.unlock(PASSWORD).open()).isTrue();
        assertThat(guest.verify()).isEmpty();
    }

    /// Somebody at a vault that was left open.
    @Test
    void wrongCurrentPasswordsAreCountedAndWrittenDownWhateverTheyAreFor() {
        var acts = List.<Runnable>of(
                () -> owner.changePassword(WRONG, NEXT),
                () -> owner.passwordMayBeKnown(WRONG, NEXT),
                () -> owner.rotateKeys(WRONG),
                () -> owner.renewRecovery(WRONG),
                () -> owner.changePassword(WRONG, NEXT));

        acts.forEach(act -> assertThatThrownBy(act::run).hasMessageContaining("The password is another"));

        assertThat(audited("password.failed")).hasSize(FREE);
        assertThatThrownBy(() -> owner.changePassword(PASSWORD, NEXT))
                .hasMessageContainingAll("Too many wrong passwords", "nothing was tried")
                .hasMessageNotContaining(PASSWORD);
        holder.pass(Duration.ofSeconds(3));
        owner.changePassword(PASSWORD, NEXT);
        assertThat(audited("vault.change-password")).hasSize(1);
        assertThat(audited("password.failed").toString()).doesNotContain(WRONG);
    }
}
