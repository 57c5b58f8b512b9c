package com.nocodo.vault.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id as Bouncy Castle computes it; its provider offers none to `SecretKeyFactory`.
final class Argon2 {
    static final int SIZE = 32;

    private Argon2() {}

    static byte[] derive(byte[] password, byte[] salt, int memoryKib, int passes, int lanes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        var key = new byte[SIZE];
        generator.generateBytes(password, key);
        return key;
    }
}
