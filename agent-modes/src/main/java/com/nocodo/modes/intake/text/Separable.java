package com.nocodo.modes.intake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts German verbs together that stand apart: `legt … an` is `anlegen`.
final class Separable {
    private static final Set<String> PARTICLES = Set.of(
            "an", "ein", "auf", "ab", "aus", "zu", "nach", "vor", "um", "fest", "frei", "zurück", "hinzu", "weg");

    private Separable() {}

    /// The same tokens, each such verb with the base form and marks of the whole, its particle a filler.
    static List<Token> joined(List<Token> tokens, Grammar grammar) {
        var result = new ArrayList<>(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            int particle = tokens.get(i).pos().equals("VERB") && tokens.get(i).wordy() ? particle(tokens, i) : -1;
            if (particle > 0) {
                var verb = tokens.get(i);
                var ending = tokens.get(particle);
                var lemma = ending.lower() + infinitive(verb);
                result.set(i, new Token(verb.text(), verb.start(), verb.end(), "VERB", lemma, grammar.of(lemma)));
                result.set(
                        particle,
                        new Token(
                                ending.text(),
                                ending.start(),
                                ending.end(),
                                "PART",
                                ending.lemma(),
                                Set.of(Mark.FILLER)));
            }
        }
        return result;
    }

    private static String infinitive(Token verb) {
        var lemma = verb.lemma();
        return lemma.endsWith("n") ? lemma : verb.lower().replaceAll("t$", "en");
    }

    /// Index of the particle that ends the clause of a verb; -1 if none.
    private static int particle(List<Token> tokens, int verb) {
        for (int i = verb + 1; i < tokens.size(); i++) {
            var t = tokens.get(i);
            boolean ends = i + 1 >= tokens.size()
                    || tokens.get(i + 1).sign(",.;:!?)")
                    || tokens.get(i + 1).any(Mark.AND, Mark.BUT, Mark.OR);
            if (PARTICLES.contains(t.lower()) && ends && i > verb) {
                return i;
            }
            if (t.sign(".;:(") || t.pos().equals("AUX") || t.pos().equals("VERB")) {
                return -1;
            }
        }
        return -1;
    }
}
