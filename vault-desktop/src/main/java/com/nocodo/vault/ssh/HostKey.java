package com.nocodo.vault.ssh;

import com.nocodo.protocol.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The public half of an Ed25519 key, by which a server or a person is known.
///
/// @param base64 the key as in the second word of a `.pub` file
public record HostKey(String base64) {
    private static final int BLOB = 4 + SshWire.ED25519.length() + 4 + 32;

    public HostKey {
        if (!isOne(base64)) {
            throw Problem.invalid("'%.80s' is no Ed25519 public key (expected the word after ssh-ed25519).", base64)
                    .toException();
        }
    }

    private static boolean isOne(String base64) {
        try {
            var blob = Base64.getDecoder().decode(base64);
            var start = SshWire.publicBlob(new byte[0]);
            return blob.length == BLOB
                    && base64.equals(SshWire.base64(blob))
                    && MessageDigest.isEqual(head(blob, start.length - 4), head(start, start.length - 4));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] head(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }

    /// Reads a line as in `.pub` files and `known_hosts`: `ssh-ed25519 AAAA… comment`.
    public static HostKey ofLine(String line) {
        var words = line.strip().split("\\s+");
        if (words.length < 2 || !words[0].equals(SshWire.ED25519)) {
            throw Problem.invalid("'%.80s' is no Ed25519 public key (expected ssh-ed25519 AAAA…).", line)
                    .toException();
        }
        return new HostKey(words[1]);
    }

    public String line() {
        return SshWire.ED25519 + " " + base64;
    }

    public byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /// The 32 bytes of the key itself.
    public byte[] point() {
        var blob = blob();
        return java.util.Arrays.copyOfRange(blob, blob.length - 32, blob.length);
    }

    /// As `ssh-keygen -l` prints it: `SHA256:…`.
    public String fingerprint() {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
