package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.TestVault.Token;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path folder;

    @Test
    void whatWasPutInIsThereAfterALockAndAnUnlock() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            safe.items().put(TOKEN, "scaleway", "Scaleway at work", new Token("SCW-1", 30), Write.NEW);
            safe.journal("op-1").append("first".getBytes(UTF_8));
            safe.journal("op-1").append("second".getBytes(UTF_8));
        }

        try (var vault = Vault.open(folder, means())) {
            var safe = unlocked(vault);

            var stored = safe.items().get(TOKEN, "scaleway");
            assertThat(stored.body()).isEqualTo(new Token("SCW-1", 30));
            assertThat(stored.label()).isEqualTo("Scaleway at work");
            assertThat(stored.revision()).isEqualTo(1);
            assertThat(safe.items().labelled(TOKEN, "Scaleway at work")).hasSize(1);
            assertThat(safe.items().labelled(TOKEN, "Scaleway")).isEmpty();
            assertThat(safe.journal("op-1").all()).containsExactly("first".getBytes(UTF_8), "second".getBytes(UTF_8));
            assertThat(safe.journals()).containsExactly("op-1");
            assertThat(safe.verify()).isEmpty();
        }
    }

    @Test
    void anotherPasswordOpensNothing() {
        try (var vault = Vault.open(folder, means())) {
            vault.create(password()).safe().close();

            assertThat(vault.unlock("correct horse batterY".toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
        }
    }

    @Test
    void theSameLettersTypedOnAnotherKeyboardAreTheSamePassword() {
        try (var vault = Vault.open(folder, means())) {
            vault.create("pässwörter sind".toCharArray()).safe().close();

            assertThat(vault.unlock("pa\u0308sswo\u0308rter sind".toCharArray()))
                    .isInstanceOf(Unlocking.Unlocked.class);
        }
    }

    @Test
    void aFolderWithoutAVaultSaysSo() {
        try (var vault = Vault.open(folder, means())) {
            assertThat(vault.exists()).isFalse();
            assertThat(vault.unlock(password())).isInstanceOf(Unlocking.NoVault.class);
        }
    }

    @Test
    void aShortPasswordIsRefusedAndNothingIsMade() {
        try (var vault = Vault.open(folder, means())) {
            assertThatThrownBy(() -> vault.create("seven77".toCharArray()))
                    .hasMessage("The password is too short: use at least 8 characters");
            assertThat(vault.exists()).isFalse();
        }
    }

    @Test
    void aVaultIsNotMadeOverAnother() {
        try (var vault = Vault.open(folder, means())) {
            vault.create(password());

            assertThatThrownBy(() -> vault.create(password())).hasMessageContaining("There is a vault");
        }
    }

    @Test
    void passwordsAreWipedOnceTheyAreUsed() {
        try (var vault = Vault.open(folder, means())) {
            var typed = password();
            vault.create(typed).safe().close();
            var again = password();
            vault.unlock(again);

            assertThat(typed).containsOnly('\0');
            assertThat(again).containsOnly('\0');
        }
    }

    @Test
    void ofTwoWhoChangeTheSameItemTheSecondIsRefused() {
        try (var vault = Vault.open(folder, means())) {
            var items = vault.create(password()).safe().items();
            items.put(TOKEN, "a", "", new Token("1", 1), Write.NEW);
            items.put(TOKEN, "a", "", new Token("2", 1), 1);

            assertThatThrownBy(() -> items.put(TOKEN, "a", "", new Token("3", 1), 1))
                    .hasMessage("provider-key a was changed meanwhile. Read it again, then decide");
            assertThatThrownBy(() -> items.put(TOKEN, "a", "", new Token("3", 1), Write.NEW))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> items.delete(TOKEN, "a", 1)).isInstanceOf(ProblemException.class);
            assertThat(items.get(TOKEN, "a").body().token()).isEqualTo("2");
        }
    }

    @Test
    void severalChangesHoldTogetherOrNotAtAll() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            var epoch = safe.epoch();

            assertThatThrownBy(() -> safe.inOneWrite(write -> {
                        write.put(TOKEN, "a", "", new Token("1", 1), Write.NEW);
                        write.append("op", new byte[1]);
                        assertThat(write.find(TOKEN, "a")).isPresent();
                        throw new IllegalStateException("on the way");
                    }))
                    .hasMessage("on the way");

            assertThat(safe.items().find(TOKEN, "a")).isEmpty();
            assertThat(safe.journal("op").all()).isEmpty();
            assertThat(safe.epoch()).isEqualTo(epoch);
            assertThat(safe.verify()).isEmpty();
            safe.items().put(TOKEN, "a", "", new Token("1", 1), Write.NEW);
            safe.items().delete(TOKEN, "a", 1);
            assertThat(safe.items().list(TOKEN)).isEmpty();
            assertThat(safe.verify()).isEmpty();
        }
    }

    @Test
    void aLockedVaultAnswersNothing() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            safe.close();

            assertThatThrownBy(() -> safe.items().list(TOKEN)).hasMessage("The vault is locked");
            assertThatThrownBy(() -> safe.audit().note("a", "b", Map.of())).hasMessage("The vault is locked");
            assertThatThrownBy(safe::verify).hasMessage("The vault is locked");
        }
    }

    @Test
    void severalThreadsWriteOneAfterTheOther() throws Exception {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    var id = "item-" + i;
                    threads.submit(() -> {
                        for (int n = 0; n < 20; n++) {
                            safe.items().put(TOKEN, id, "", new Token("x", n), n);
                            vault.noteWhileLocked("holder.tick");
                            safe.journal("op").append(new byte[] {1});
                        }
                        return id;
                    });
                }
            }

            assertThat(safe.items().list(TOKEN)).hasSize(8).allMatch(item -> item.revision() == 20);
            assertThat(safe.journal("op").size()).isEqualTo(160);
            assertThat(safe.verify()).isEmpty();
        }
    }

    @Test
    void nothingPrintsASecret() {
        try (var vault = Vault.open(folder, means())) {
            var created = vault.create(password());
            created.safe().items().put(TOKEN, "a", "", new Token("canary-7", 1), Write.NEW);

            assertThat(created.recovery().toString()).isEqualTo("RecoveryCode[***]");
            assertThat(created.safe().items().get(TOKEN, "a").toString()).doesNotContain("canary-7");
        }
    }

    @Test
    void idsThatCouldBeMistakenForOthersAreRefused() {
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();

            for (var id : new String[] {"", "a/b", "../a", "a b", "a".repeat(129), "é"}) {
                assertThatThrownBy(() -> safe.items().put(TOKEN, id, "", new Token("", 0), Write.NEW))
                        .hasMessageContaining("Not an id");
            }
            assertThatThrownBy(() -> safe.journal("audit")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Kind.of("vault.recovery", Token.class))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
