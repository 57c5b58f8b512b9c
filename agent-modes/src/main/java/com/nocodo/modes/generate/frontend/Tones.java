package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.spec.EnumValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which colour a value of an enum has by what it means, so that "paid" looks alike in every app. The words are in
/// `tones.txt`.
final class Tones {
    /// Turns a value into what is not yet so.
    private static final String NOT = "not";

    private static final Map<String, String> WORDS = words();

    private Tones() {}

    private static Map<String, String> words() {
        var out = new HashMap<String, String>();
        StaticFiles.text("tones.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    var colon = line.indexOf(':');
                    for (var phrase : line.substring(colon + 1).split(",", -1)) {
                        out.putIfAbsent(phrase.strip(), line.substring(0, colon));
                    }
                });
        return out;
    }

    /// `info`, `warning`, `success` or `error`; empty where the words say nothing.
    static Optional<String> of(EnumValue value) {
        return of(value.label()).or(() -> of(value.name()));
    }

    /// The longest known phrase decides; what is not so is still open.
    private static Optional<String> of(String text) {
        var words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
        var whole = WORDS.get(String.join(" ", words));
        if (whole != null && !whole.equals(NOT)) {
            return Optional.of(whole);
        }
        var negated = words.stream().anyMatch(word -> NOT.equals(WORDS.get(word)));
        return phrases(words).stream()
                .map(WORDS::get)
                .filter(tone -> tone != null && !tone.equals(NOT))
                .findFirst()
                .map(tone -> negated ? "info" : tone);
    }

    /// Every run of words, the longest first.
    private static List<String> phrases(List<String> words) {
        var out = new ArrayList<List<String>>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                out.add(words.subList(from, to));
            }
        }
        out.sort(Comparator.comparingInt(phrase -> -phrase.size()));
        return out.stream().map(phrase -> String.join(" ", phrase)).toList();
    }
}
