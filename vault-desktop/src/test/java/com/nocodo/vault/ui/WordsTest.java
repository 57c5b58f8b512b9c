package com.nocodo.vault.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void aLengthOfTimeIsAsExactAsSomebodyNeedsIt() {
        assertThat(Words.minutes(1)).isEqualTo("about a second");
        assertThat(Words.minutes(89)).isEqualTo("about 89 seconds");
        assertThat(Words.minutes(90)).isEqualTo("about 2 minutes");
    }
}
