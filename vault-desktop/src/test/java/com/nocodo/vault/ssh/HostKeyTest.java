package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-rsa AAAAB3NzaC1yc2E=",
                "ssh-ed25519 not-base64!",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE4AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoEd25519KeyIsRefused(String line) {
        assertThatThrownBy(() -> HostKey.ofLine(line))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Ed25519");
    }

    @Test
    void aKeyPairPrintsItsFingerprintAndNothingElse() {
        var key = SshKey.random(new SecureRandom());

        assertThat(key).hasToString(key.publicKey().fingerprint());
    }
}
