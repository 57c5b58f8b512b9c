package com.nocodo.modes.intake;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecOperation;
import java.util.List;

/// What intake made of somebody's words.
///
/// @param spec the whole spec that the operations lead to, with every question answered by its default
/// @param operations from an empty spec to this one
/// @param ledger for every content word: which fact of the spec it led to, or none
public record Understanding(
        String words,
        Language language,
        AppSpec spec,
        List<SpecOperation> operations,
        List<Question> questions,
        List<Ignored> ignored,
        List<OutOfScope> outOfScope,
        Ledger ledger) {

    public Understanding {
        operations = List.copyOf(operations);
        questions = List.copyOf(questions);
        ignored = List.copyOf(ignored);
        outOfScope = List.copyOf(outOfScope);
    }
}
