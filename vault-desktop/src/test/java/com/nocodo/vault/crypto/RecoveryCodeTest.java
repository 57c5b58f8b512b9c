package com.nocodo.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void whatIsPrintedCanBeTypedAsPeopleType() {
        for (int i = 0; i < 200; i++) {
            var code = RecoveryCode.random(RANDOM);
            var text = code.text();
            var typed = " "
                    + text.toLowerCase(Locale.ROOT)
                            .replace('-', ' ')
                            .replace('0', 'o')
                            .replace('1', 'l') + "\n";

            assertThat(text).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}");
            assertThat(RecoveryCode.typed(typed.toCharArray()).text()).isEqualTo(text);
        }
    }

    @Test
    void anyOneWrongLetterIsTold() {
        var letters = RecoveryCode.random(RANDOM).text().replace("-", "").toCharArray();
        for (int i = 0; i < letters.length; i++) {
            for (var other : LETTERS.toCharArray()) {
                var wrong = letters.clone();
                wrong[i] = other;
                if (other != letters[i]) {
                    assertThatThrownBy(() -> RecoveryCode.typed(wrong)).hasMessageContaining("one of its letters");
                }
            }
        }
    }

    @Test
    void twoNeighboursThatChangedPlacesAreTold() {
        var letters = RecoveryCode.random(RANDOM).text().replace("-", "").toCharArray();
        for (int i = 1; i < letters.length; i++) {
            var wrong = letters.clone();
            wrong[i] = letters[i - 1];
            wrong[i - 1] = letters[i];
            if (letters[i] != letters[i - 1]) {
                assertThatThrownBy(() -> RecoveryCode.typed(wrong)).hasMessageContaining("one of its letters");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABCD", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-234", "0000-0000-0000-0000-0000-0000-000U", "\u0000"})
    void whatIsNoCodeIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> RecoveryCode.typed(text.toCharArray()))
                .hasMessageStartingWith("This is not the recovery code of the sheet: ");
    }
}
