package com.nocodo.modes.intake;

import java.util.List;

/// Something that the words leave open and that matters.
///
/// @param id derived from the facts of the spec that it is about: the same words give the same id
/// @param why the reason to ask
/// @param fallback the id of the option that is taken when nobody answers, or says "you decide"
public record Question(String id, String text, String why, Kind kind, List<Option> options, String fallback) {

    /// Stands for "you decide" in answers.
    public static final String YOU_DECIDE = "you_decide";

    public Question {
        options = List.copyOf(options);
    }

    /// With which widget it is asked.
    public enum Kind {
        SINGLE_CHOICE,
        TEXT
    }

    /// One answer and what follows from it.
    public record Option(String id, String label, String consequence) {}
}
