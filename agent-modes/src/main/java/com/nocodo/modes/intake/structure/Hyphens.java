package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Gives German words their hanging ends: `Vor- und Nachname` are `Vorname` and `Nachname`.
final class Hyphens {
    private Hyphens() {}

    static List<List<Token>> completed(List<List<Token>> chunks, FieldTypes types) {
        var result = new ArrayList<>(chunks);
        for (int i = 0; i + 1 < result.size(); i++) {
            var chunk = result.get(i);
            boolean hanging = chunk.size() >= 2 && chunk.getLast().text().equals("-");
            var next = result.get(i + 1).getFirst();
            var end = hanging ? end(next.lower(), types) : "";
            if (!end.isEmpty()) {
                var word = chunk.get(chunk.size() - 2);
                var whole = new ArrayList<>(chunk.subList(0, chunk.size() - 2));
                whole.add(new Token(
                        word.text() + end, word.start(), chunk.getLast().end(), "NOUN", word.lower() + end, Set.of()));
                result.set(i, whole);
            }
        }
        return result;
    }

    /// The longest proper end of a word that usually names a field.
    private static String end(String word, FieldTypes types) {
        for (int at = 2; at + 3 <= word.length(); at++) {
            var tail = word.substring(at).toLowerCase(Locale.ROOT);
            if (types.exact(tail).isPresent()) {
                return tail;
            }
        }
        return "";
    }
}
