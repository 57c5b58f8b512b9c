package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How well words name something with a label.
final class Likeness {
    /// All words of the one are all words of the other.
    static final double WHOLE = 0.85;

    private static final Set<String> ENDINGS = Set.of("s", "es", "n", "en", "e", "er", "ns");
    private static final int SHORTEST_HEAD = 4;

    private Likeness() {}

    /// 1 for the same words, more than [#WHOLE] for other forms of them, less where a part is named, 0 for others.
    static double of(List<Token> phrase, String label) {
        var words = Arrays.stream(label.toLowerCase(Locale.ROOT).split("[ _()/,;:]+"))
                .map(w -> w.replace("-", ""))
                .filter(w -> !w.isEmpty())
                .toList();
        var spoken = phrase.stream().filter(Token::wordy).toList();
        if (spoken.stream().allMatch(t -> t.any(OF, IN, FOR, TO, ON, FROM, BY, AND, WITH))) {
            return 0;
        }
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

    private static double word(Token token, String word) {
        var spoken = token.lower().replace("-", "");
        if (spoken.equals(word)) {
            return 1;
        }
        boolean form = inflected(spoken, word)
                || inflected(word, spoken)
                || token.lemma().equals(word)
                || Names.singular(spoken).equals(Names.singular(word));
        if (form) {
            return 0.95;
        }
        var base = token.lemma().isEmpty() ? spoken : token.lemma();
        boolean head = base.length() >= SHORTEST_HEAD && word.length() > base.length() && word.endsWith(base);
        return head ? 0.5 : 0;
    }

    private static boolean inflected(String longer, String word) {
        return word.length() > 2 && longer.startsWith(word) && ENDINGS.contains(longer.substring(word.length()));
    }
}
