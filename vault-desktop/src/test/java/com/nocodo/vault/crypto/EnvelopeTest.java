package com.nocodo.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PLAIN = "the token".getBytes(StandardCharsets.UTF_8);
    private static final Bound PLACE = Bound.to("body").and("vault").and("id");

    private final byte[] key = new byte[32];

    @Test
    void whatWasSealedOpensInItsPlace() {
        assertThat(Envelope.open(key, 7, PLACE, Envelope.seal(key, 7, PLACE, PLAIN, RANDOM)))
                .contains(PLAIN);
    }

    @Test
    void everyBitCounts() {
        var blob = Envelope.seal(key, 7, PLACE, PLAIN, RANDOM);
        for (int i = 0; i < blob.length * 8; i++) {
            var changed = blob.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertThat(Envelope.open(key, 7, PLACE, changed)).as("bit %d", i).isEmpty();
        }
    }

    @Test
    void aBlobThatWasCutOffOpensNowhere() {
        var blob = Envelope.seal(key, 7, PLACE, PLAIN, RANDOM);
        for (int length = 0; length < blob.length; length++) {
            assertThat(Envelope.open(key, 7, PLACE, Arrays.copyOf(blob, length)))
                    .isEmpty();
        }
    }

    @Test
    void anotherTermKeyOrPlaceOpensNothing() {
        var blob = Envelope.seal(key, 7, PLACE, PLAIN, RANDOM);
        var otherKey = new byte[32];
        otherKey[31] = 1;

        assertThat(Envelope.open(key, 8, PLACE, blob)).isEmpty();
        assertThat(Envelope.open(otherKey, 7, PLACE, blob)).isEmpty();
        assertThat(Envelope.open(key, 7, Bound.to("body").and("vault").and("id2"), blob))
                .isEmpty();
    }

    /// Joined without their lengths, these would be the same bytes.
    @Test
    void fieldsThatOnlyLookAlikeAreOthers() {
        assertThat(Bound.to("a").and("bc").bytes())
                .isNotEqualTo(Bound.to("ab").and("c").bytes());
        assertThat(Bound.to("a").and("").and("b").bytes())
                .isNotEqualTo(Bound.to("a").and("b").bytes());
    }

    @ParameterizedTest
    @CsvSource({"19455,2,1", "19456,1,1", "19456,2,0", "1048577,3,4", "65536,21,4", "65536,3,17", "-1,3,4", "65536,-3,4"
    })
    void parametersOutOfBoundsAreRefusedBeforeTheyCostAnything(int memoryKib, int passes, int lanes) {
        assertThatThrownBy(() -> new Argon2Parameters(memoryKib, passes, lanes))
                .hasMessageStartingWith("A key made with");
    }

    @Test
    void nothingNewIsSealedBelowTheFloor() {
        var weak = new Argon2Parameters(19456, 2, 1); // good enough to open what is old

        assertThatThrownBy(() -> PasswordSlot.seal(
                        new CheapDerivation(), weak, Secret.take(new byte[8]), PLACE, 1, PLAIN, RANDOM))
                .hasMessageStartingWith("A new password is guarded by at least");
    }

    /// AES-GCM alone would let one blob open with two keys.
    @Test
    void aSlotOpensWithOnePasswordAndTellsAWrongOneFromDamage() {
        var derivation = new CheapDerivation();
        var slot = PasswordSlot.seal(
                derivation, Argon2Parameters.FLOOR, Password.of("right one".toCharArray()), PLACE, 1, PLAIN, RANDOM);
        var blob = slot.blob().clone();
        blob[blob.length - 1] ^= 1;
        var damaged = new PasswordSlot(slot.parameters(), slot.salt(), 1, slot.commitment(), blob);

        assertThat(slot.open(derivation, Password.of("right one".toCharArray()), PLACE))
                .isInstanceOf(Opening.Opened.class);
        assertThat(slot.open(derivation, Password.of("wrong one".toCharArray()), PLACE))
                .isInstanceOf(Opening.WrongKey.class);
        assertThat(damaged.open(derivation, Password.of("right one".toCharArray()), PLACE))
                .isInstanceOf(Opening.Damaged.class);
        assertThat(slot.open(derivation, Password.of("right one".toCharArray()), Bound.to("another vault")))
                .isInstanceOf(Opening.WrongKey.class);
    }

    @Test
    void aSecretIsWipedAndPrintsNothing() {
        var bytes = "a key".getBytes(StandardCharsets.UTF_8);
        var secret = Secret.take(bytes);
        var lent = new byte[1][];
        secret.use(array -> lent[0] = array);

        assertThat(bytes).containsOnly(0);
        assertThat(lent[0]).containsOnly(0);
        assertThat(secret).hasToString("Secret[***]");
        secret.close();
        secret.close();
        assertThatThrownBy(() -> secret.use(array -> array.length)).hasMessage("This secret is wiped");
    }

    @ParameterizedTest
    @CsvSource({"''", "'\uD800abcdefgh'"})
    void whatIsNoPasswordIsRefused(String text) {
        assertThatThrownBy(() -> Password.of(text.toCharArray())).isInstanceOf(ProblemException.class);
    }
}
