package com.nocodo.vault.crypto;

/// Makes a key from a password, at a price.
public interface KeyDerivation {
    int SALT_SIZE = 16;

    /// 32 bytes by Argon2id, version 1.3.
    Secret derive(Secret password, byte[] salt, Argon2Parameters parameters);

    /// What takes about a second on this machine, and never less than [Argon2Parameters#FLOOR].
    Argon2Parameters calibrated();

    /// In a process of its own that is gone afterwards.
    static KeyDerivation inChild() {
        return new ChildDerivation();
    }
}
