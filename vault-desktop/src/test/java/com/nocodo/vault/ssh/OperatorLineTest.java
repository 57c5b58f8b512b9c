package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.way.OperatorLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in to an operator, where who answers is not the server that was paired.
class OperatorLineTest {
    @TempDir
    Path folder;

    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = new RealSshd(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private void open(SshPublicKey pin) throws InterruptedException {
        var target = server.target();
        OperatorLine.open(target.host(), target.port(), pin, server.user, Duration.ZERO, line -> {})
                .close();
    }

    @Test
    void aSecondServerAtTheAddressIsNotShownTheKey() throws Exception {
        assertThatThrownBy(() -> open(SshKey.random(new SecureRandom()).publicKey()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("Somebody else answers", "Nothing was sent");
        assertThat(Files.readString(folder.resolve("sshd.log"))).doesNotContain("nocodo-bridge", "Accepted");
    }

    @Test
    void anAccountOfTheBridgeThatDoesNotTakeTheKeyIsSaid() {
        assertThatThrownBy(() -> open(server.host.publicKey()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("does not accept", "nocodo-bridge");
    }
}
