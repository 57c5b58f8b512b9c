package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Cuts a list into the stretches that are one item each.
final class Chunks {
    private Chunks() {}

    /// Splits at commas and `and` outside brackets; values of a list also at `or` and `/`.
    static List<List<Token>> of(List<Token> tokens, boolean values) {
        var result = new ArrayList<List<Token>>();
        boolean semicolons = !values && tokens.stream().filter(t -> t.sign(";")).count() > 1;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var t = tokens.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            boolean cut = semicolons
                    ? t.sign(";")
                    : t.sign(",;•|")
                            || t.is(AND)
                            || t.sign("+")
                            || (t.is(WITH) && t.lower().equals("plus"))
                            || (values && (t.is(OR) || t.sign("/|") || t.is(BECOME) && !t.wordy()));
            if (depth <= 0 && (cut || (t.sign(".!?") && i == tokens.size() - 1))) {
                push(tokens, start, i, values, result);
                start = i + 1;
            }
        }
        push(tokens, start, tokens.size(), values, result);
        return result;
    }

    private static void push(List<Token> tokens, int from, int to, boolean value, List<List<Token>> into) {
        int start = from;
        boolean wish = false;
        while (start < to - 1
                && (tokens.get(start).any(FILLER, BUT, WE)
                                && !tokens.get(start).lower().equals("also")
                        || tokens.get(start).is(WANT) && !value
                        || (wish && tokens.get(start).is(KEEP)))) {
            wish |= tokens.get(start).any(WE, WANT);
            start++;
        }
        if (start < to && tokens.subList(start, to).stream().anyMatch(t -> t.wordy() || t.number())) {
            into.add(tokens.subList(start, to));
        }
    }

    /// What stands between semicolons without a colon or a remark is a list again.
    static List<List<Token>> unpacked(List<List<Token>> chunks) {
        var result = new ArrayList<List<Token>>();
        for (var chunk : chunks) {
            int comma = comma(chunk);
            boolean said = comma > 0
                    && chunk.subList(comma, chunk.size()).stream()
                            .anyMatch(t -> t.any(NO, NOT, NEVER, CAN, MUST, BE, UNIQUE));
            boolean plain = !said && colon(chunk) < 0 && ValueLists.alternative(List.of(chunk), 0) < 0;
            if (plain) {
                result.addAll(of(chunk, false));
            } else {
                result.add(chunk);
            }
        }
        return result;
    }

    /// Between semicolons, what stands behind a comma is said of the item: `serial number, never twice`.
    static int comma(List<Token> chunk) {
        int depth = 0;
        for (int i = 0; i < chunk.size() - 1; i++) {
            depth += chunk.get(i).sign("(") ? 1 : chunk.get(i).sign(")") ? -1 : 0;
            if (depth == 0 && chunk.get(i).sign(",")) {
                return i;
            }
        }
        return -1;
    }

    /// `a stage, which goes from new to done` in one piece, `from when to when` in two.
    static List<List<Token>> joined(List<List<Token>> chunks) {
        var result = new ArrayList<List<Token>>();
        for (var chunk : chunks) {
            boolean goes = chunk.size() > 3
                    && chunk.getFirst().any(WHICH, IT, THE)
                    && chunk.stream().anyMatch(t -> t.is(BECOME))
                    && chunk.stream().anyMatch(t -> t.any(FROM, TO));
            boolean span = chunk.size() == 4
                    && chunk.get(0).any(FROM, OF, SINCE)
                    && chunk.get(1).is(WHEN)
                    && chunk.get(2).any(TO, UNTIL)
                    && chunk.get(3).is(WHEN);
            if (goes && !result.isEmpty()) {
                var one = new ArrayList<>(result.removeLast());
                one.addAll(chunk);
                result.add(one);
            } else if (span) {
                result.add(chunk.subList(0, 1));
                result.add(chunk.subList(2, 3));
            } else {
                result.add(chunk);
            }
        }
        return result;
    }

    /// `which part in which order`: two questions.
    static List<List<Token>> asked(List<List<Token>> chunks) {
        var result = new ArrayList<List<Token>>();
        for (var chunk : chunks) {
            int from = 0;
            for (int i = 2; i < chunk.size(); i++) {
                boolean before = chunk.subList(from, i).stream().anyMatch(t -> t.is(WHICH));
                if (before && chunk.get(i).is(WHICH) && chunk.get(i - 1).any(FOR, BY, IN, ON, OF, FROM, TO, WITH)) {
                    result.add(chunk.subList(from, i - 1));
                    from = i - 1;
                }
            }
            result.add(chunk.subList(from, chunk.size()));
        }
        return result;
    }

    static int colon(List<Token> chunk) {
        int depth = 0;
        for (int i = 1; i < chunk.size() - 1; i++) {
            var t = chunk.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            if (depth == 0 && (t.sign(":=–") || t.text().equals("-"))) {
                return i;
            }
        }
        return -1;
    }
}
