package com.nocodo.provisioning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// An ed25519 public key as OpenSSH writes it, without its comment: `ssh-ed25519 AAAA…`. No other kind is used.
public record SshPublicKey(String text) {

    private static final String KIND = "ssh-ed25519";
    private static final int BLOB = 4 + KIND.length() + 4 + 32;

    public SshPublicKey {
        if (text.length() > 200 || !text.matches("ssh-ed25519 [A-Za-z0-9+/]+=*") || !holdsOneKey(text)) {
            throw new IllegalArgumentException(
                    "Not an ed25519 public key: '%.30s' (expected: ssh-ed25519 AAAA…)".formatted(printable(text)));
        }
    }

    /// Reads a line of a `.pub` file: the comment behind the key is left out, options before it are refused.
    public static SshPublicKey ofLine(String line) {
        var words = line.strip().split(" +", 3);
        return new SshPublicKey(words.length < 2 ? line : words[0] + " " + words[1]);
    }

    /// As `ssh-keygen -l` shows it.
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// What travels on the wire: the length and name of the kind, the length and bytes of the key.
    public byte[] blob() {
        return Base64.getDecoder().decode(text.substring(KIND.length() + 1));
    }

    private static boolean holdsOneKey(String text) {
        try {
            var blob = Base64.getDecoder().decode(text.substring(KIND.length() + 1));
            var head = ByteBuffer.allocate(4 + KIND.length() + 4)
                    .putInt(KIND.length())
                    .put(KIND.getBytes(StandardCharsets.US_ASCII))
                    .putInt(32)
                    .array();
            return blob.length == BLOB && Arrays.equals(head, Arrays.copyOf(blob, head.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\P{Print}", "?");
    }
}
