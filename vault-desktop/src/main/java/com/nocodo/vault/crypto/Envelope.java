package com.nocodo.vault.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes sealed with AES-256-GCM: `NCV1 | term u32 | algorithm u8 | nonce 12 | ciphertext | tag 16`. A blob opens
/// only with its key and in the place that it is bound to.
///
/// Nonces are random, so one key may seal 2^32 blobs at most. No key here comes near: bodies have a key for each
/// revision, and the others seal once for each write of one person.
public final class Envelope {
    public static final int KEY_SIZE = 32;
    private static final byte[] MAGIC = "NCV1".getBytes(StandardCharsets.US_ASCII);
    private static final byte AES_256_GCM = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = MAGIC.length + Integer.BYTES + 1 + NONCE;
    /// How much larger a blob is than what is in it.
    static final int OVERHEAD = HEAD + TAG;

    private Envelope() {}

    /// @param term of the key; 0 for a key that belongs to no term
    public static byte[] seal(byte[] key, int term, Bound place, byte[] plain, SecureRandom random) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return seal(key, term, place, plain, nonce);
    }

    static byte[] seal(byte[] key, int term, Bound place, byte[] plain, byte[] nonce) {
        try {
            var sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, aad(place)).doFinal(plain);
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(MAGIC)
                    .putInt(term)
                    .put(AES_256_GCM)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-GCM", e);
        }
    }

    /// What was sealed, or nothing where the key, the place or a single bit is another.
    public static Optional<byte[]> open(byte[] key, int term, Bound place, byte[] blob) {
        if (blob.length < HEAD + TAG) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(blob);
        var magic = new byte[MAGIC.length];
        var nonce = new byte[NONCE];
        in.get(magic);
        if (!Arrays.equals(magic, MAGIC) || in.getInt() != term || in.get() != AES_256_GCM) {
            return Optional.empty();
        }
        in.get(nonce);
        try {
            return Optional.of(
                    gcm(Cipher.DECRYPT_MODE, key, nonce, aad(place)).doFinal(blob, HEAD, blob.length - HEAD));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot open AES-GCM", e);
        }
    }

    static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] aad) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(aad);
        return cipher;
    }

    private static byte[] aad(Bound place) {
        return Bound.to("NCV1").and(AES_256_GCM).and(place.bytes()).bytes();
    }
}
