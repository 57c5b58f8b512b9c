package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.spec.EnumValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which colour a value of an enum has by what it means, so that "paid" looks alike in every app. The words are in
/// `tones.txt`.
final class Tones {
    private static final String NEGATIONS = "not";
    private static final Map<String, String> WORDS = new LinkedHashMap<>();
    private static final Set<String> NOT;

    static {
        for (var line : StaticFiles.text("tones.txt").lines().toList()) {
            var parts = line.split(":", 2);
            if (parts.length == 2 && !line.startsWith("#")) {
                for (var phrase : parts[1].split(",")) {
                    WORDS.putIfAbsent(phrase.strip(), parts[0].strip());
                }
            }
        }
        NOT = Set.copyOf(WORDS.keySet().stream()
                .filter(word -> NEGATIONS.equals(WORDS.get(word)))
                .toList());
    }

    private Tones() {}

    /// `info`, `warning`, `success` or `error`; empty where the words say nothing.
    static Optional<String> of(EnumValue value) {
        return of(words(value.label())).or(() -> of(words(value.name())));
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+"));
    }

    /// The longest known phrase decides; what is not yet so is still open.
    private static Optional<String> of(List<String> words) {
        var found = phrases(words).stream()
                .filter(phrase -> WORDS.containsKey(phrase) && !NOT.contains(phrase))
                .findFirst();
        var whole = found.filter(phrase -> phrase.equals(String.join(" ", words)));
        var negated = whole.isEmpty() && words.stream().anyMatch(NOT::contains);
        return found.map(phrase -> negated ? "info" : String.valueOf(WORDS.get(phrase)));
    }

    private static List<String> phrases(List<String> words) {
        var out = new ArrayList<String>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                out.add(String.join(" ", words.subList(from, to)));
            }
        }
        out.sort(Comparator.comparingInt((String phrase) -> -phrase.split(" ").length));
        return out;
    }
}
