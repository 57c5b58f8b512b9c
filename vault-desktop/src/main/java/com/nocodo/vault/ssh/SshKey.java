package com.nocodo.vault.ssh;

import com.nocodo.provisioning.SshPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// An Ed25519 key pair, known by its 32-byte seed. It prints as its fingerprint.
public final class SshKey {
    private static final int SEED = 32;
    private final byte[] seed;
    private final byte[] point;

    /// @param seed is copied
    public SshKey(byte[] seed) {
        if (seed.length != SEED) {
            throw new IllegalArgumentException("A seed has %d bytes, not %d".formatted(SEED, seed.length));
        }
        this.seed = seed.clone();
        this.point = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    }

    public static SshKey random(SecureRandom random) {
        var seed = new byte[SEED];
        random.nextBytes(seed);
        return new SshKey(seed);
    }

    public byte[] seed() {
        return seed.clone();
    }

    /// The 32 bytes of its public part.
    public byte[] point() {
        return point.clone();
    }

    /// What others know it by.
    public SshPublicKey publicKey() {
        return new SshPublicKey(SshWire.ED25519 + " " + SshWire.base64(SshWire.publicBlob(point)));
    }

    /// As in `authorized_keys` and in `.pub` files.
    ///
    /// @param comment one word
    public String publicLine(String comment) {
        return publicKey().text() + " " + comment;
    }

    /// As OpenSSH keeps it in a file, without a passphrase (PROTOCOL.key of OpenSSH).
    public byte[] privateFile(String comment) {
        var check = Arrays.hashCode(point); // any number, twice: it tells a wrong passphrase, and there is none
        var secret = new SshWire()
                .number(check)
                .number(check)
                .text(SshWire.ED25519)
                .bytes(point)
                .bytes(joined(seed, point))
                .text(comment);
        for (int pad = 1; secret.size() % 8 != 0; pad++) {
            secret.raw(new byte[] {(byte) pad});
        }
        var file = new SshWire()
                .raw("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII))
                .text("none")
                .text("none")
                .text("")
                .number(1)
                .bytes(SshWire.publicBlob(point))
                .bytes(secret.done());
        var body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encode(file.done());
        return joined(
                "-----BEGIN OPENSSH PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII),
                joined(body, "\n-----END OPENSSH PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String toString() {
        return publicKey().fingerprint();
    }
}
