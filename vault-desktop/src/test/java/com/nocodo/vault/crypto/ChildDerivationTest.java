package com.nocodo.vault.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ChildDerivationTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

    private final KeyDerivation derivation = KeyDerivation.inChild();

    @Test
    void theChildDerivesWhatArgon2Is() {
        try (var password = Secret.take("correct horse".getBytes(UTF_8));
                var key = derivation.derive(password, SALT, Argon2Parameters.FLOOR)) {
            var here = Argon2.derive("correct horse".getBytes(UTF_8), SALT, 64 * 1024, 3, 4);

            assertThat(key.<byte[]>use(byte[]::clone)).isEqualTo(here);
        }
    }

    @Test
    void nothingSecretIsInTheCommandOfTheChild() {
        assertThat(String.join(" ", ChildDerivation.command(Argon2Parameters.FLOOR)))
                .endsWith("DerivationChild 65536 3 4")
                .doesNotContain("-agentlib");
    }

    @Test
    void calibrationTakesMemoryFirstAndNeverLessThanTheFloor() {
        var calibrated = derivation.calibrated();

        assertThat(calibrated.mayCreate()).isTrue();
        assertThat(calibrated.memoryKib()).isLessThanOrEqualTo(256 * 1024);
    }

    /// The heap of the child fits its work: no less than 64 MiB, no more than the largest that is opened.
    @Tag("all")
    @Test
    void theLargestThatIsOpenedFitsItsHeap() {
        var largest = new Argon2Parameters(1024 * 1024, 2, 4);
        try (var password = Secret.take(new byte[12]);
                var key = derivation.derive(password, SALT, largest)) {
            assertThat(key.<byte[]>use(byte[]::clone)).isNotEqualTo(new byte[32]);
        }
    }

    @Test
    void theSmallestThatIsOpenedFitsItsHeap() {
        var smallest = new Argon2Parameters(19 * 1024, 2, 1);
        var typed = new byte[12];
        Arrays.fill(typed, (byte) 'x');
        try (var password = Secret.take(typed.clone());
                var key = derivation.derive(password, SALT, smallest)) {
            assertThat(key.<byte[]>use(byte[]::clone)).isEqualTo(Argon2.derive(typed, SALT, 19 * 1024, 2, 1));
        }
    }
}
