package com.nocodo.modes.intake;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecIds;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns plain words into a spec and questions, and answers into a changed spec. No model is needed.
///
/// @see <a href="../../../../../../../../docs/decisions/0031-archetypes-before-catalogue.md">decision 0031</a>
public final class Intake {
    private static final int LONGEST = 60_000;
    private static final int SHORTEST_WORDS = 3;
    private final Function<Language, Catalogue> catalogue;

    public Intake() {
        this(Catalogue::of);
    }

    /// With less knowledge than there is, to measure what the knowledge is worth.
    public Intake(Function<Language, Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /// @throws Refusal when the words cannot be read, or name nothing to keep records of
    public Understanding understand(String words) {
        var text = readable(words);
        var language = Language.of(text);
        return new Reading(text, language, catalogue.apply(language)).understanding();
    }

    private static String readable(String words) {
        var text = words.replace("\r\n", "\n").replace('\u00a0', ' ').strip();
        if (text.isEmpty()) {
            throw new Refusal(
                    "The description is empty. Say in a few sentences what you need, for example: \"Customers have a name and a phone number."
                            + " Each repair order is for one customer, with a date and a price.\"");
        }
        long odd = text.chars()
                .filter(c -> c == 0xfffd || (Character.isISOControl(c) && c != '\n' && c != '\t'))
                .count();
        if (odd * 50 > text.length() || text.indexOf('\0') >= 0) {
            throw new Refusal(
                    "The description is not readable text (%d of %d characters are not printable). Give it as plain UTF-8 text."
                            .formatted(odd, text.length()));
        }
        if (text.length() > LONGEST) {
            throw new Refusal(
                    "The description has %d characters; up to %d can be read. Shorten it to what the application should keep, do and show."
                            .formatted(text.length(), LONGEST));
        }
        if (text.split("\\s+").length < SHORTEST_WORDS) {
            throw new Refusal(
                    "\"%s\" is too little to build from. Say in a few sentences which records you keep and what each of them has."
                            .formatted(text));
        }
        return text;
    }

    /// The understanding with these answers instead of the defaults; "you decide" takes the default.
    ///
    /// @throws IllegalArgumentException for an unknown question or option
    public Understanding answer(Understanding understanding, Map<String, String> answers) {
        var known = understanding.questions().stream().map(Question::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(answers.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No question has the id %s (there are %s)"
                    .formatted(String.join(", ", unknown), String.join(", ", known)));
        }
        var spec = understanding.spec();
        var ids = SpecIds.after(spec);
        for (var question : understanding.questions()) {
            var given = Optional.ofNullable(answers.get(question.id())).filter(a -> !a.equals(Question.YOU_DECIDE));
            var option = given.orElse(question.fallback());
            if (question.options().stream().noneMatch(o -> o.id().equals(option))) {
                throw new IllegalArgumentException("Question %s has no option '%s' (it has %s)"
                        .formatted(
                                question.id(),
                                option,
                                String.join(
                                        ", ",
                                        question.options().stream()
                                                .map(Question.Option::id)
                                                .toList())));
            }
            spec = Answers.apply(spec, question.id(), option, ids);
        }
        return with(understanding, spec);
    }

    /// An application as it would be with another answer to a question of its description; all that changed since
    /// stays.
    ///
    /// @param described what the description's words are read as, without answers
    /// @param now the application's spec
    /// @param option an option of that question, or `you_decide` for its default
    /// @param given the highest number that an id of an earlier version has; what is new gets a higher one
    /// @throws com.nocodo.modes.spec.SpecException where what is asked about is not there any more
    public AppSpec answerAgain(Understanding described, AppSpec now, Question question, String option, int given) {
        var chosen = option.equals(Question.YOU_DECIDE) ? question.fallback() : option;
        var highest = Math.max(given, SpecIds.highest(described.spec().ids()));
        return AnsweredAgain.of(described.spec(), now, question.id(), chosen, SpecIds.after(now, highest));
    }

    private static Understanding with(Understanding u, AppSpec spec) {
        var operations = SpecDiff.between(AppSpec.empty(spec.app()), spec);
        return new Understanding(
                u.words(),
                u.language(),
                spec,
                operations,
                new ArrayList<>(u.questions()),
                u.ignored(),
                u.outOfScope(),
                u.ledger());
    }
}
