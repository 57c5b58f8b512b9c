package com.nocodo.vault.crypto;

/// Argon2id at a price that allows ten thousand tries in a test. It lives in test code only: the parameters that
/// stand in the file are real ones, and each of them changes the key.
public final class CheapDerivation implements KeyDerivation {
    @Override
    public Secret derive(Secret password, byte[] salt, Argon2Parameters parameters) {
        var price = Bound.to("cheap")
                .and(parameters.memoryKib())
                .and(parameters.passes())
                .and(parameters.lanes());
        return Secret.take(
                password.use(bytes -> Hkdf.derive(Argon2.derive(bytes, salt, 8, 1, 1), salt, price.bytes(), 32)));
    }

    @Override
    public Argon2Parameters calibrated() {
        return Argon2Parameters.FLOOR;
    }
}
