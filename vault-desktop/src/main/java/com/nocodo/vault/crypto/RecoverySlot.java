package com.nocodo.vault.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// A short content that the recovery code opens. It was sealed to the code's public key, so that a vault whose keys
/// are changed can seal anew while the code is on paper in a drawer.
public record RecoverySlot(byte[] publicKey, byte[] ephemeralKey, int term, byte[] commitment, byte[] blob) {

    public Opening open(RecoveryCode code, String vault) {
        var key = RecoveryKey.of(code, vault);
        if (!Arrays.equals(key.publicKey(), publicKey)) {
            return new Opening.WrongKey();
        }
        try (var seed = code.derive("x25519", vault)) {
            var shared = seed.use(bytes -> X25519.agree(new X25519PrivateKeyParameters(bytes), ephemeralKey));
            return new Commitment(commitment, blob)
                    .open(secret(shared, key.sender()), info(vault, publicKey, ephemeralKey, term), term);
        } catch (IllegalStateException e) {
            return new Opening.Damaged(); // a point that leads nowhere
        }
    }

    static byte[] secret(byte[] shared, byte[] sender) {
        return Bound.to("shared").and(shared).and(sender).bytes();
    }

    static Bound info(String vault, byte[] publicKey, byte[] ephemeralKey, int term) {
        return Bound.to("nocodo/recovery/1")
                .and("seal")
                .and(vault)
                .and(publicKey)
                .and(ephemeralKey)
                .and(term);
    }
}
