package com.nocodo.operator.build;

import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.intake.Question;
import com.nocodo.modes.intake.Refusal;
import com.nocodo.modes.intake.Understanding;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.local.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the words of a description leave open, asked of an application that was built from them.
final class OpenQuestions {
    private static final Intake INTAKE = new Intake();

    private final Optional<Understanding> described;

    private OpenQuestions(Optional<Understanding> described) {
        this.described = described;
    }

    /// A finished spec leaves nothing open, nor do words that cannot be read any more.
    static OpenQuestions of(String words) {
        if (Reading.isSpec(words)) {
            return new OpenQuestions(Optional.empty());
        }
        try {
            return new OpenQuestions(Optional.of(INTAKE.understand(words)));
        } catch (Refusal e) {
            return new OpenQuestions(Optional.empty());
        }
    }

    static OpenQuestions none() {
        return new OpenQuestions(Optional.empty());
    }

    private Optional<Question> question(String id) {
        return described.stream()
                .flatMap(words -> words.questions().stream())
                .filter(question -> question.id().equals(id))
                .findFirst();
    }

    /// The questions that can be answered otherwise, with the answers that the application follows now.
    ///
    /// @param given what was answered before
    List<QuestionView> of(AppSpec now, Map<String, String> given) {
        return described.stream()
                .flatMap(words -> words.questions().stream())
                .flatMap(question -> of(now, question, given.get(question.id())).stream())
                .toList();
    }

    /// Where every answer leads to the same, everything that it is about was said in words: nothing is left to ask.
    private Optional<QuestionView> of(AppSpec now, Question question, @Nullable String given) {
        List<String> holds = new ArrayList<>();
        try {
            for (var option : question.options()) {
                if (follows(now, question, option.id())) {
                    holds.add(option.id());
                }
            }
        } catch (SpecException e) {
            return Optional.empty(); // what is asked about is not there any more
        }
        if (holds.size() == question.options().size()) {
            return Optional.empty();
        }
        if (holds.isEmpty()) {
            return Optional.of(Reading.saidInWords(question));
        }
        var plain = given == null || given.equals(Question.YOU_DECIDE) ? question.fallback() : given;
        var answer = holds.contains(plain) ? given : holds.getFirst();
        return Optional.of(Reading.view(question, answer == null ? Map.of() : Map.of(question.id(), answer)));
    }

    private boolean follows(AppSpec now, Question question, String option) {
        var then = INTAKE.answerAgain(described.orElseThrow(), now, question, option, 0);
        return SpecDiff.between(now, then).isEmpty();
    }

    /// @param answer null: the default
    boolean follows(AppSpec now, String id, @Nullable String answer) {
        try {
            return question(id)
                    .filter(question -> follows(now, question, answer == null ? Question.YOU_DECIDE : answer))
                    .isPresent();
        } catch (SpecException e) {
            return false; // what is asked about is not there any more
        }
    }

    /// The same spec where the question is not open in it.
    ///
    /// @param answer null: the default
    AppSpec answeredIfOpen(AppSpec now, String id, @Nullable String answer) {
        var option = answer == null ? Question.YOU_DECIDE : answer;
        return question(id)
                .filter(question -> option.equals(Question.YOU_DECIDE)
                        || question.options().stream().anyMatch(one -> one.id().equals(option)))
                .map(question -> {
                    try {
                        return INTAKE.answerAgain(described.orElseThrow(), now, question, option, 0);
                    } catch (SpecException e) {
                        return now; // what is asked about is not there any more
                    }
                })
                .orElse(now);
    }

    /// The highest number that the description gave to an id, whatever was answered.
    int highestId() {
        return described.map(words -> SpecIds.highest(words.spec().ids())).orElse(0);
    }

    /// @param answer null: the default
    /// @param given the highest number that an id of an earlier version has
    AppSpec answered(AppSpec now, String id, @Nullable String answer, int given) {
        var question = question(id)
                .orElseThrow(() -> Problem.invalid(
                                "The description of this application does not raise the question '%.80s'. Nothing was"
                                        + " changed.",
                                id)
                        .toException());
        try {
            return INTAKE.answerAgain(
                    described.orElseThrow(), now, question, answer == null ? Question.YOU_DECIDE : answer, given);
        } catch (SpecException e) {
            throw Problem.conflict("%s\nNothing was changed.", Reason.of(e)).toException();
        }
    }
}
