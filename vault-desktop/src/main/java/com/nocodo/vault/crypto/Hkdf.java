package com.nocodo.vault.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF-SHA256 (RFC 5869): keys for one purpose each, from one that has enough entropy.
final class Hkdf {
    private Hkdf() {}

    static byte[] derive(byte[] key, byte[] salt, byte[] info, int size) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .addSalt(salt)
                            .thenExpand(info, size));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF", e);
        }
    }
}
