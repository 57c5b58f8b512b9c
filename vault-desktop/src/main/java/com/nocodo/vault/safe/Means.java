package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.KeyDerivation;
import java.security.SecureRandom;
import java.time.Clock;

/// What a vault takes from the world. No setting leads to another derivation than the real one: tests bring theirs.
public record Means(KeyDerivation derivation, Clock clock, Uptime uptime, SecureRandom random) {

    public static Means ofThisMachine() {
        return new Means(KeyDerivation.inChild(), Clock.systemUTC(), Uptime.ofThisMachine(), new SecureRandom());
    }
}
