package com.nocodo.operator.identity;

import java.security.SecureRandom;
import java.util.Base64;

/// Random texts that let somebody in. We keep their hash only; 256 random bits need no slow hash.
public final class Tokens {
    private final SecureRandom random;

    public Tokens(SecureRandom random) {
        this.random = random;
    }

    public String fresh() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
