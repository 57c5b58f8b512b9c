package com.nocodo.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// None of ten thousand wrong passwords is taken for the right one.
@Tag("slow")
class WrongPasswordsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Bound PLACE = Bound.to("vault").and("an id");
    private static final byte[] KEY = "a key of thirty-two bytes......!".getBytes(StandardCharsets.UTF_8);

    @Test
    void ofTenThousandAtTestCostNoneOpens() {
        var derivation = new CheapDerivation();
        var slot = sealed(derivation);

        for (int i = 0; i < 10_000; i++) {
            try (var wrong = Password.of(("right password" + i).toCharArray())) {
                assertThat(slot.open(derivation, wrong, PLACE)).isInstanceOf(Opening.WrongKey.class);
            }
        }
        opens(slot, derivation);
    }

    @Tag("all")
    @Test
    void ofAFewAtRealCostNoneOpens() {
        var derivation = KeyDerivation.inChild();
        var slot = sealed(derivation);

        for (var text : new String[] {"right passwor", "right password ", "Right password", "righ\u0074 passwore"}) {
            try (var wrong = Password.of(text.toCharArray())) {
                assertThat(slot.open(derivation, wrong, PLACE)).isInstanceOf(Opening.WrongKey.class);
            }
        }
        opens(slot, derivation);
    }

    private static PasswordSlot sealed(KeyDerivation derivation) {
        try (var right = Password.of("right password".toCharArray())) {
            return PasswordSlot.seal(derivation, Argon2Parameters.FLOOR, right, PLACE, 1, KEY, RANDOM);
        }
    }

    private static void opens(PasswordSlot slot, KeyDerivation derivation) {
        try (var right = Password.of("right password".toCharArray())) {
            assertThat(slot.open(derivation, right, PLACE)).isInstanceOf(Opening.Opened.class);
        }
    }
}
