package com.nocodo.modes.change;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.text.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How well words name something with a label.
final class Likeness {
    /// All words of the one are all words of the other.
    static final double WHOLE = 0.85;

    private Likeness() {}

    /// 1 for the same words, more than [#WHOLE] for other forms of them, less where a part is named, 0 for others.
    static double of(List<Token> phrase, String label) {
        var words = Arrays.stream(label.toLowerCase(Locale.ROOT).split("[ _()/,;:-]+"))
                .filter(w -> !w.isEmpty())
                .toList();
        var spoken = phrase.stream().filter(Token::wordy).toList();
        double best = 0;
        for (int at = 0; at + spoken.size() <= words.size() && !spoken.isEmpty(); at++) {
            double sum = 0;
            boolean all = true;
            for (int k = 0; k < spoken.size() && all; k++) {
                double like = word(spoken.get(k), words.get(at + k));
                all = like > 0;
                sum += like;
            }
            best = all ? Math.max(best, sum / words.size()) : best;
        }
        return best;
    }

    private static double word(Token spoken, String word) {
        if (spoken.lower().equals(word)) {
            return 1;
        }
        return Math.max(
                Math.min(0.95, Lookup.like(spoken.lower(), word)),
                spoken.lemma().isEmpty() ? 0 : Math.min(0.95, Lookup.like(spoken.lemma(), word)));
    }
}
