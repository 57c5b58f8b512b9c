package com.nocodo.vault.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/// A short content sealed under a key that came from a password or a code, with a commitment to that key beside it.
/// AES-GCM alone does not bind a blob to one key: somebody who can write the file could make one that opens with many
/// passwords, and learn from a single unlock which half of a list the password is in. The commitment also tells a
/// wrong password from a damaged blob.
///
/// @param commitment 32 bytes, derived beside the key
record Commitment(byte[] commitment, byte[] blob) {

    /// @param secret what the key is derived from
    /// @param info purpose and everything else that the key is bound to
    static Commitment seal(byte[] secret, Bound info, int term, byte[] content, SecureRandom random) {
        var keys = keys(secret, info);
        try {
            var key = Arrays.copyOf(keys, Envelope.KEY_SIZE);
            return new Commitment(
                    Arrays.copyOfRange(keys, Envelope.KEY_SIZE, keys.length),
                    Envelope.seal(key, term, info, content, random));
        } finally {
            Arrays.fill(keys, (byte) 0);
        }
    }

    Opening open(byte[] secret, Bound info, int term) {
        var keys = keys(secret, info);
        try {
            var key = Arrays.copyOf(keys, Envelope.KEY_SIZE);
            var other = Arrays.copyOfRange(keys, Envelope.KEY_SIZE, keys.length);
            if (!MessageDigest.isEqual(other, commitment)) {
                return new Opening.WrongKey();
            }
            return Envelope.open(key, term, info, blob)
                    .<Opening>map(content -> new Opening.Opened(Secret.take(content)))
                    .orElseGet(Opening.Damaged::new);
        } finally {
            Arrays.fill(keys, (byte) 0);
        }
    }

    private static byte[] keys(byte[] secret, Bound info) {
        return Hkdf.derive(secret, new byte[0], info.bytes(), Envelope.KEY_SIZE + 32);
    }
}
