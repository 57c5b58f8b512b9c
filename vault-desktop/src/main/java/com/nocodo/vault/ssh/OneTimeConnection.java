package com.nocodo.vault.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connects with what a person gave for one time.
public final class OneTimeConnection {
    private static final int LARGEST = 64 * 1024;
    private static final String KEYS =
            "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521," + "rsa-sha2-512,rsa-sha2-256";

    private OneTimeConnection() {}

    /// Whether a passphrase is needed to use this key.
    ///
    /// @throws ProblemException `invalid` where it is none
    public static boolean isEncrypted(String privateKey) {
        var pair = read(privateKey);
        try {
            return pair.isEncrypted();
        } finally {
            pair.dispose();
        }
    }

    /// Tries once. Only the host key is as narrow as for the vault's own connections.
    ///
    /// @throws ProblemException `invalid` where the key cannot be used; nothing was sent then
    public static Connecting connect(SshTarget target, SignIn signIn) {
        var pinned = new PinnedHost(Optional.of(target.pin()));
        try {
            var jsch = new JSch();
            jsch.setHostKeyRepository(pinned);
            if (signIn.privateKey() != null) {
                mustOpen(signIn.privateKey(), signIn.passphrase());
                jsch.addIdentity("once", bytes(signIn.privateKey()), null, optional(signIn.passphrase()));
            }
            var session = jsch.getSession(target.user(), target.host(), target.port());
            session.setConfig(SshConnection.algorithms());
            if (signIn.privateKey() == null) {
                session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
                session.setPassword(optional(signIn.password()));
            } else {
                session.setConfig("PubkeyAcceptedAlgorithms", KEYS);
            }
            return SshConnection.connect(session, target, pinned);
        } catch (JSchException e) {
            throw noKey(); // what it says may hold parts of the key
        }
    }

    private static void mustOpen(String privateKey, @Nullable String passphrase) {
        var pair = read(privateKey);
        try {
            if (pair.isEncrypted() && passphrase == null) {
                throw Problem.invalid("The private key has a passphrase, and none was given. Nothing was sent.")
                        .toException();
            }
            if (pair.isEncrypted() && !pair.decrypt(optional(passphrase))) {
                throw Problem.invalid("The passphrase does not open the private key. Nothing was sent.")
                        .toException();
            }
        } finally {
            pair.dispose();
        }
    }

    private static KeyPair read(String privateKey) {
        if (privateKey.length() > LARGEST || !privateKey.contains("PRIVATE KEY")) {
            throw noKey();
        }
        try {
            return KeyPair.load(new JSch(), bytes(privateKey), null);
        } catch (JSchException | RuntimeException e) {
            throw noKey();
        }
    }

    private static ProblemException noKey() {
        return Problem.invalid("This is no private SSH key that can be read; such a text begins with -----BEGIN and"
                        + " tells PRIVATE KEY. Nothing was sent.")
                .toException();
    }

    private static byte @Nullable [] optional(@Nullable String text) {
        return text == null ? null : bytes(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
