package com.nocodo.operator.build;

import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.intake.Question;
import com.nocodo.modes.intake.Refusal;
import com.nocodo.modes.intake.Understanding;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.local.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the Product Owner made of the words, with the person's answers in it.
record Reading(AppSpec spec, List<IgnoredView> ignored, List<QuestionView> questions) {

    static Reading of(String words, Map<String, String> answers) {
        if (isSpec(words)) {
            return ofSpec(words, answers);
        }
        var intake = new Intake();
        var understanding = understand(intake, words);
        check(understanding.questions(), answers);
        return of(intake, understanding, answers);
    }

    /// A finished App Spec instead of a description.
    static boolean isSpec(String words) {
        return words.stripLeading().startsWith("nocodo:");
    }

    /// As [#of], without the answers that do not fit: words that came later can take a question away.
    static Reading fitting(String words, Map<String, String> answers) {
        if (isSpec(words)) {
            return ofSpec(words, Map.of());
        }
        var intake = new Intake();
        var understanding = understand(intake, words);
        Map<String, String> fitting = new TreeMap<>(answers);
        fitting.entrySet().removeIf(answer -> !fits(understanding.questions(), answer));
        return of(intake, understanding, fitting);
    }

    private static boolean fits(List<Question> questions, Map.Entry<String, String> answer) {
        try {
            check(questions, Map.of(answer.getKey(), answer.getValue()));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Understanding understand(Intake intake, String words) {
        try {
            return intake.understand(words);
        } catch (Refusal e) {
            throw Problem.invalid("%s", Reason.of(e)).toException();
        }
    }

    private static Reading of(Intake intake, Understanding understanding, Map<String, String> answers) {
        var spec = answers.isEmpty()
                ? understanding.spec()
                : intake.answer(understanding, answers).spec();
        var ignored = Stream.concat(
                        understanding.outOfScope().stream().map(o -> new IgnoredView(o.wish(), o.instead())),
                        understanding.ignored().stream().map(i -> new IgnoredView(i.text(), i.why())))
                .toList();
        return new Reading(
                spec,
                ignored,
                understanding.questions().stream().map(q -> view(q, answers)).toList());
    }

    /// A finished App Spec instead of a description.
    private static Reading ofSpec(String yaml, Map<String, String> answers) {
        check(List.of(), answers);
        try {
            return new Reading(SpecYaml.read(yaml), List.of(), List.of());
        } catch (SpecException e) {
            throw Problem.invalid("%s", Reason.of(e)).toException();
        }
    }

    /// The same with more that led to nothing.
    Reading ignoring(List<IgnoredView> more) {
        return new Reading(spec, Stream.concat(ignored.stream(), more.stream()).toList(), questions);
    }

    /// What a project is built of: its words and answers, as they were corrected since.
    static Reading of(Project project) {
        var reading = fitting(project.words(), project.answers());
        var spec = SpecYaml.read(project.spec());
        return spec.equals(reading.spec)
                ? reading
                : new Reading(
                        spec, reading.ignored, OpenQuestions.of(project.words()).of(spec, project.answers()));
    }

    ReadingView view() {
        return new ReadingView(SpecWords.understood(spec), ignored, questions);
    }

    private static void check(List<Question> questions, Map<String, String> answers) {
        var known = questions.stream().collect(Collectors.toMap(Question::id, q -> q));
        answers.forEach((id, answer) -> {
            var question = known.get(id);
            if (question == null) {
                throw Problem.invalid(
                                "The answers name the question '%.80s', which these words do not raise. %s",
                                id,
                                known.isEmpty()
                                        ? "They raise none."
                                        : "They raise: " + String.join(", ", known.keySet()) + ".")
                        .toException();
            }
            if (question.kind() == Question.Kind.SINGLE_CHOICE
                    && !answer.equals(Question.YOU_DECIDE)
                    && question.options().stream().noneMatch(o -> o.id().equals(answer))) {
                throw Problem.invalid(
                                "'%.80s' is no answer to %s (one of %s, or you_decide).",
                                answer,
                                id,
                                question.options().stream()
                                        .map(Question.Option::id)
                                        .collect(Collectors.joining(", ")))
                        .toException();
            }
        });
    }

    static QuestionView view(Question question, Map<String, String> answers) {
        var given = answers.get(question.id());
        var decided = given == null || given.equals(Question.YOU_DECIDE);
        return view(
                question,
                decided ? question.fallback() : given,
                given == null ? "default" : decided ? "you_decide" : "user");
    }

    /// Of a question that was answered by words, as none of its options says it.
    static QuestionView saidInWords(Question question) {
        return view(question, null, "words");
    }

    private static QuestionView view(Question question, @Nullable String answer, String by) {
        return new QuestionView(
                question.id(),
                question.text(),
                question.why(),
                question.kind().name().toLowerCase(Locale.ROOT),
                question.options().stream()
                        .map(o -> new QuestionView.OptionView(o.id(), o.label(), o.consequence()))
                        .toList(),
                question.fallback(),
                answer,
                by);
    }
}
