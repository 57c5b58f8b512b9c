package com.nocodo.modes.intake.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts slips of the pen right where the word meant is one that we know. A word that the user says twice is the user's
/// own.
final class Speller {
    private static final int SHORTEST = 6;
    private static final String VOWELS = "aeiouyäöü";
    private final Set<String> vocabulary;
    private final java.util.function.Predicate<String> known;
    private final Map<String, Integer> said = new HashMap<>();

    Speller(Set<String> vocabulary, java.util.function.Predicate<String> known, String words) {
        this.known = known;
        this.vocabulary = vocabulary;
        for (var word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            said.merge(word, 1, Integer::sum);
        }
    }

    Token correct(Token token) {
        var word = token.lower();
        if (word.length() < SHORTEST
                || vocabulary.contains(word)
                || known.test(word)
                || word.matches("[a-z]+[^e]ed") // a participle is no slip of a noun
                || said.getOrDefault(word, 0) + said.getOrDefault(word + "s", 0) + said.getOrDefault(word + "n", 0) > 1
                || said.containsKey(word.substring(0, word.length() - 1))) {
            return token;
        }
        for (var right : vocabulary) {
            if (Math.abs(right.length() - word.length()) <= 1
                    && right.charAt(0) == word.charAt(0)
                    && !inflected(right, word)
                    && (right.length() != word.length() || right.length() > SHORTEST || swapped(right, word))
                    && oneSlip(right, word)) {
                return new Token(right, token.start(), token.end(), token.pos(), token.lemma(), token.marks());
            }
        }
        return token;
    }

    private static boolean inflected(String known, String word) {
        return word.startsWith(known)
                || known.startsWith(word)
                || known.substring(0, known.length() - 2).equals(word.substring(0, word.length() - 2));
    }

    private static boolean swapped(String a, String b) {
        return a.length() == b.length()
                && !a.equals(b)
                && a.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(b.chars().sorted().boxed().toList());
    }

    /// One vowel wrong, one letter missing or doubled, or two swapped: another consonant makes another word.
    static boolean oneSlip(String a, String b) {
        int i = 0;
        int shorter = Math.min(a.length(), b.length());
        while (i < shorter && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (a.length() != b.length()) {
            var longer = a.length() > b.length() ? a : b;
            var other = a.length() > b.length() ? b : a;
            return longer.substring(i + 1).equals(other.substring(i));
        }
        boolean swapped = i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i);
        boolean vowels = i < a.length() && VOWELS.indexOf(a.charAt(i)) >= 0 && VOWELS.indexOf(b.charAt(i)) >= 0;
        return vowels && a.substring(i + 1).equals(b.substring(i + 1))
                || (swapped && a.substring(i + 2).equals(b.substring(i + 2)));
    }
}
