package com.nocodo.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What a client may say.
class SaidTest {

    @Test
    void aMessageOfTheMostCharactersIsTakenWhateverTheyTake() {
        assertThat(new Said("k", "😀".repeat(Said.LONGEST)).text()).hasSize(2 * Said.LONGEST);
        refuses("k", "😀".repeat(Said.LONGEST + 1), "20001 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "a\u0000"})
    void aKeyOfOtherCharactersIsRefused(String key) {
        refuses(key, "text", "cannot be the key of a message");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(new Said("k".repeat(64), "text").key()).hasSize(64);
        refuses("k".repeat(65), "text", "1 to 64");
    }

    @Test
    void textThatNotEveryProgramReadsAsTheSameIsRefused() {
        refuses("k", "a\0b", "a character that is none");
        refuses("k", "a\ud83d", "a character that is none");
        refuses("k", " \n", "The message is empty");
    }

    @Test
    void aMessageWithoutWordsHasAFileAndNoneHasMoreThanTen() {
        assertThat(new Said("k", "", List.of("a")).attachments()).containsExactly("a");
        assertThatThrownBy(() -> new Said("k", "", Collections.nCopies(11, "a")))
                .hasMessageContaining("11 files, and one takes up to 10");
    }

    private static void refuses(String key, String text, String sentence) {
        assertThatThrownBy(() -> new Said(key, text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.INVALID))
                .hasMessageContaining(sentence);
    }

    @Test
    void aJobsIdIsTheSameTextEverywhere() {
        assertThat(JsonMapper.shared().writeValueAsString(JobId.of(42))).isEqualTo("\"J-42\"");
        assertThat(JsonMapper.shared().readValue("\"J-42\"", JobId.class).number())
                .isEqualTo(42);
        assertThatThrownBy(() -> new JobId("42")).hasMessageContaining("'42' (expected e.g. J-42)");
        assertThatThrownBy(() -> new JobId("J-" + "9".repeat(17))).hasMessageContaining("Not a job's id");
    }
}
