package com.nocodo.vault.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// What a vault keeps of its recovery code, sealed: enough to seal for the code again, and nothing that opens.
///
/// @param publicKey X25519, of the pair that the code derives
/// @param sender 32 bytes that also come from the code. Mixed into each seal, it proves that who sealed knew the
///     vault: with the public key alone, somebody who can write the file could put a vault of his own in this one's
///     place.
public record RecoveryKey(byte[] publicKey, byte[] sender) {

    public static RecoveryKey of(RecoveryCode code, String vault) {
        try (var seed = code.derive("x25519", vault);
                var sender = code.derive("sender", vault)) {
            return new RecoveryKey(
                    seed.use(bytes -> new X25519PrivateKeyParameters(bytes)
                            .generatePublicKey()
                            .getEncoded()),
                    sender.use(byte[]::clone));
        }
    }

    /// Seals for whoever holds the code, without the code.
    public RecoverySlot seal(String vault, int term, byte[] content, SecureRandom random) {
        var ephemeral = new X25519PrivateKeyParameters(random);
        var mine = ephemeral.generatePublicKey().getEncoded();
        var shared = X25519.agree(ephemeral, publicKey);
        var sealed = Commitment.seal(
                RecoverySlot.secret(shared, sender),
                RecoverySlot.info(vault, publicKey, mine, term),
                term,
                content,
                random);
        return new RecoverySlot(publicKey, mine, term, sealed.commitment(), sealed.blob());
    }

    @Override
    public String toString() {
        return "RecoveryKey[***]";
    }
}
