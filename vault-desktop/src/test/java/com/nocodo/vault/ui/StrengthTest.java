package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrengthTest {
    @Test
    void whatEverybodyTriesFirstIsWorthNothing() {
        for (var known : new String[] {"password", "PassWord123", "12345678", "qwertyuiop"}) {
            assertThat(Strength.of(known).bits()).as(known).isLessThan(10);
        }
    }

    @Test
    void repeatingAndCountingAddNothing() {
        assertThat(Strength.of("aaaaaaaaaaaaaaaaaaaaaaaa").bits()).isLessThan(20);
        assertThat(Strength.of("abcdefghijklmnopqrstuvwx").bits()).isLessThan(20);
        assertThat(Strength.of("hahahahahahahahahaha").bits()).isLessThan(40);
        assertThat(Strength.of("0123456789").words("0123456789")).startsWith("Weak");
    }

    @Test
    void moreUnlikeSignsAreBetterNeverWorse() {
        var text = "seven lamps under the harbour";

        for (int i = 1; i < text.length(); i++) {
            assertThat(Strength.of(text.substring(0, i + 1)).bits())
                    .as(text.substring(0, i + 1))
                    .isGreaterThanOrEqualTo(Strength.of(text.substring(0, i)).bits());
        }
        assertThat(Strength.of(text).words(text)).startsWith("Good");
    }

    @Test
    void aShortOneIsCalledShortWhateverIsInIt() {
        assertThat(Strength.of("x9$Kq2!").words("x9$Kq2!")).startsWith("Too short");
        assertThat(Strength.of("").words("")).isEmpty();
    }
}
