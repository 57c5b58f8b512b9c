package com.nocodo.modes.intake.text;

import java.util.Locale;
import java.util.Set;

/// A language that people may describe their business in.
public enum Language {
    EN(Set.of(
            "the", "and", "of", "to", "a", "is", "are", "we", "i", "for", "with", "have", "has", "need", "my", "our",
            "can", "which", "want", "that", "it", "they", "not", "by", "who", "or", "no", "each", "one", "from", "at")),
    DE(Set.of(
            "der",
            "die",
            "das",
            "und",
            "ist",
            "sind",
            "wir",
            "ich",
            "für",
            "mit",
            "haben",
            "hat",
            "brauche",
            "ein",
            "eine",
            "einen",
            "nicht",
            "soll",
            "darf",
            "oder",
            "auch",
            "jeder",
            "jede",
            "jedes",
            "zu",
            "von",
            "pro",
            "brauchen",
            "welche",
            "kunden",
            "aus"));

    private final Set<String> small;

    Language(Set<String> small) {
        this.small = small;
    }

    /// The code in specs: `en` or `de`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language whose small words, and letters, occur more often.
    public static Language of(String words) {
        long english = 0;
        long german = 0;
        for (var word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            english += EN.small.contains(word) ? 1 : 0;
            german += DE.small.contains(word) ? 1 : 0;
            german += word.chars().anyMatch(c -> "äöüß".indexOf(c) >= 0) ? 1 : 0;
            german += word.matches(".{3,}(ung|ungen|keit|schaft|nummer|datum|preis|liste|verwaltung)") ? 1 : 0;
        }
        return german > english ? DE : EN;
    }
}
