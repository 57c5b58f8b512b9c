package com.nocodo.operator.home;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, as it is written everywhere: 64 lower-case hex digits.
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(fresh().digest(bytes));
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// What was digested; the digest is fresh again.
    public static String of(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
