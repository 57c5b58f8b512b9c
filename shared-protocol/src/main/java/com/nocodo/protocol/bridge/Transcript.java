package com.nocodo.protocol.bridge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What two ends agree that they have said: each part behind its length, so that no two lists of parts read the same.
public final class Transcript {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// @param label what the transcript is for, and in which direction; no other use has the same
    public Transcript(String label) {
        add(label);
    }

    /// Adds the next part.
    public Transcript add(byte[] part) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        bytes.writeBytes(part);
        return this;
    }

    /// Adds the next part, as UTF-8.
    public Transcript add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /// All parts, each behind its length in four bytes.
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /// Who knows the secret says the same (HMAC-SHA256, 32 bytes).
    public byte[] mac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /// Whether whoever made this knows the secret; takes as long for each answer.
    public boolean isMac(byte[] secret, byte[] mac) {
        return MessageDigest.isEqual(mac(secret), mac);
    }
}
