package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Where a fact of the spec comes from. `at` and `to` are character offsets in the user's words,
/// present when `by` is [Source#WORDS].
public record Origin(
        Source by,
        @Nullable String text,
        @Nullable Integer at,
        @Nullable Integer to) {

    /// Who decided: the user's words, our catalogue, a default, an answer to a question, an edit by hand.
    public enum Source {
        @JsonProperty("words")
        WORDS,
        @JsonProperty("catalogue")
        CATALOGUE,
        @JsonProperty("default")
        DEFAULT,
        @JsonProperty("answer")
        ANSWER,
        @JsonProperty("edit")
        EDIT
    }

    public static Origin words(String text, int at, int to) {
        return new Origin(Source.WORDS, text, at, to);
    }

    public static Origin catalogue(String concept) {
        return new Origin(Source.CATALOGUE, concept, null, null);
    }

    public static Origin byDefault(String reason) {
        return new Origin(Source.DEFAULT, reason, null, null);
    }

    public static Origin answer(String question) {
        return new Origin(Source.ANSWER, question, null, null);
    }

    /// Nobody said so: shown to the user as an assumption.
    public boolean assumed() {
        return by == Source.CATALOGUE || by == Source.DEFAULT;
    }
}
