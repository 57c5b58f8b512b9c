package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A sentence word by word. Reading joins fixed phrases such as `has to be filled in`; a frame may name each of their
/// words apart, while a slot gets the phrase whole wherever it does not cut it.
final class Pieces {
    private static final Map<String, Mark> MARKS = Map.ofEntries(
            Map.entry("the", THE),
            Map.entry("a", SOME),
            Map.entry("an", SOME),
            Map.entry("all", EACH),
            Map.entry("of", OF),
            Map.entry("to", TO),
            Map.entry("in", IN),
            Map.entry("not", NOT),
            Map.entry("nicht", NOT),
            Map.entry("never", NEVER),
            Map.entry("nie", NEVER),
            Map.entry("only", ONLY),
            Map.entry("nur", ONLY),
            Map.entry("be", BE),
            Map.entry("can", CAN),
            Map.entry("may", CAN),
            Map.entry("must", MUST),
            Map.entry("have", HAVE),
            Map.entry("i", WE),
            Map.entry("we", WE),
            Map.entry("me", WE),
            Map.entry("it", IT));

    private final List<Token> words = new ArrayList<>();
    private final List<Token> whole = new ArrayList<>();

    /// @param skip words that say nothing, left out where a phrase is cut
    Pieces(List<Token> tokens, Set<String> skip) {
        for (var token : tokens) {
            var parts = token.text().split(" ");
            int at = token.start();
            for (var part : parts) {
                if (parts.length == 1 || !skip.contains(part)) {
                    words.add(parts.length == 1 ? token : piece(part, at));
                    whole.add(token);
                }
                at += part.length() + 1;
            }
        }
    }

    private static Token piece(String text, int start) {
        var mark = MARKS.get(text.toLowerCase(java.util.Locale.ROOT));
        Set<Mark> marks = mark == null ? Set.of() : Set.of(mark);
        var pos = marks.contains(THE) || marks.contains(SOME) ? "DET" : marks.isEmpty() ? "NOUN" : "ADP";
        return new Token(text, start, start + text.length(), pos, text.toLowerCase(java.util.Locale.ROOT), marks);
    }

    int size() {
        return words.size();
    }

    List<Token> words(int from, int to) {
        return words.subList(from, to);
    }

    /// The stretch as it was read, its fixed phrases whole.
    List<Token> tokens(int from, int to) {
        var result = new ArrayList<Token>();
        for (int i = from; i < to; ) {
            int end = i;
            while (end < words.size() && whole.get(end) == whole.get(i)) {
                end++;
            }
            boolean complete = (i == 0 || whole.get(i - 1) != whole.get(i)) && end <= to;
            if (complete) {
                result.add(whole.get(i));
                i = end;
            } else {
                result.add(words.get(i++));
            }
        }
        return result;
    }
}
