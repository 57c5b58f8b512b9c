package com.nocodo.vault.crypto;

import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/// The key that two pairs share (RFC 7748).
final class X25519 {
    private X25519() {}

    /// @throws IllegalStateException for a public key of small order, with which every secret would be zero
    static byte[] agree(X25519PrivateKeyParameters mine, byte[] theirs) {
        var agreement = new X25519Agreement();
        agreement.init(mine);
        var shared = new byte[agreement.getAgreementSize()];
        agreement.calculateAgreement(new X25519PublicKeyParameters(theirs), shared, 0);
        return shared;
    }
}
