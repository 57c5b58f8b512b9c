package com.nocodo.protocol.bridge;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Ed25519 signatures (RFC 8032) with keys of 32 bytes.
public final class Identity {
    /// Bytes of a seed and of a public key.
    public static final int SIZE = 32;

    /// What stands before the key's bytes in the standard forms (RFC 8410).
    private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Identity() {}

    /// @param seed of the key pair, 32 bytes
    /// @return 64 bytes
    public static byte[] sign(byte[] seed, byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey(seed));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on signs with Ed25519", e);
        }
    }

    /// Whether the holder of the public key signed the message. What is no key or no signature is not one of theirs.
    ///
    /// @param publicKey 32 bytes
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on verifies Ed25519", e);
        }
    }

    private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        if (seed.length != SIZE) {
            throw new IllegalArgumentException("A seed has %d bytes, not %d".formatted(SIZE, seed.length));
        }
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
    }

    private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
        if (key.length != SIZE) {
            throw new InvalidKeyException("a public key has 32 bytes");
        }
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(PUBLIC, key)));
        } catch (java.security.spec.InvalidKeySpecException e) {
            throw new InvalidKeyException("this is no point of the curve", e);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
