package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeConnectionTest {
    @TempDir
    Path folder;

    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = new RealSshd(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /// As a person makes it, and the server knows it.
    private String known(String kind, String form, String passphrase) throws IOException, InterruptedException {
        var file = folder.resolve("once");
        var made = new ProcessBuilder(
                        List.of("ssh-keygen", "-q", "-t", kind, "-m", form, "-N", passphrase, "-f", file.toString()))
                .start();
        assertThat(made.waitFor()).isZero();
        Files.copy(
                folder.resolve("once.pub"), folder.resolve("keys"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource({"ed25519,RFC4716", "ecdsa,RFC4716", "rsa,RFC4716", "rsa,PEM", "ecdsa,PKCS8"})
    void aKeyOfAnyKindOpensTheServerOnceWithItsPassphraseAndNotWithAnother(String kind, String form) throws Exception {
        var key = known(kind, form, "over the hills");

        assertThat(OneTimeConnection.isEncrypted(key)).isTrue();
        assertThat(OneTimeConnection.connect(server.target(), new SignIn(key, "over the hills", null)))
                .isInstanceOfSatisfying(
                        Connecting.Connected.class,
                        connected -> connected.connection().close());
        assertThatThrownBy(() -> OneTimeConnection.connect(server.target(), new SignIn(key, "and far away", null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("passphrase does not open")
                .hasMessageNotContaining("far away");
        assertThatThrownBy(() -> OneTimeConnection.connect(server.target(), new SignIn(key, null, null)))
                .hasMessageContaining("none was given");
    }

    @Test
    void whoeverElseAnswersLearnsNeitherKeyNorPassword() throws Exception {
        var other = server.target().pinned(SshKey.random(new SecureRandom()).publicKey());
        var key = known("ed25519", "RFC4716", "");

        for (var signIn : List.of(new SignIn(key, null, null), new SignIn(null, null, "secret"))) {
            assertThat(OneTimeConnection.connect(other, signIn)).isInstanceOf(Connecting.OtherHost.class);
        }

        assertThat(Files.readString(folder.resolve("sshd.log"))).doesNotContain("Accepted", "Failed", "invalid user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519 AAAA",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\n!!!!\n-----END RSA PRIVATE KEY-----\n"
            })
    void whatIsNoKeyIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> OneTimeConnection.connect(server.target(), new SignIn(text, null, null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no private SSH key")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void withoutKeyAndPasswordThereIsNothingToSignInWith() {
        assertThatThrownBy(() -> new SignIn(null, null, null)).isInstanceOf(ProblemException.class);
        assertThat(new SignIn("k", "p", "w")).hasToString("SignIn[***]");
    }
}
