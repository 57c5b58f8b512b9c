package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question that the words left open. The id follows from the spec facts it is about.
///
/// @param kind `single_choice`, `multiple_choice`, `text`, `number`, `date`, …
/// @param defaultAnswer what holds without an answer
/// @param answer what holds in this build; null where words said what none of the options says
/// @param by `user`, `you_decide`, `default` or `words`
public record QuestionView(
        String id,
        String text,
        String why,
        String kind,
        List<OptionView> options,
        @JsonProperty("default") String defaultAnswer,
        @Nullable String answer,
        String by) {

    /// One answer and what follows from it.
    public record OptionView(String id, String label, String consequence) {}
}
