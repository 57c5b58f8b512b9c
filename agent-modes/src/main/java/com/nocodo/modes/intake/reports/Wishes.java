package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.structure.Frequency;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Splits a clause that asks for lists into single wishes.
final class Wishes {
    private Wishes() {}

    static List<List<Token>> split(List<Token> tokens) {
        var result = new ArrayList<List<Token>>();
        int depth = 0;
        int start = begin(tokens);
        for (int i = start; i < tokens.size(); i++) {
            var t = tokens.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            boolean comma = t.sign(",;:") && !mereGroup(tokens, i + 1) && !relative(tokens, i + 1);
            boolean also = t.lower().matches("and also|und auch")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).nounish();
            boolean and = also || (t.is(AND) || t.lower().equals("plus")) && opens(tokens, i + 1);
            if (depth == 0 && (comma || and)) {
                push(tokens, start, i, result);
                start = i + 1;
            }
        }
        push(tokens, start, tokens.size(), result);
        return result;
    }

    /// Skips `I would like to see:` and the like.
    private static int begin(List<Token> tokens) {
        int i = often(tokens);
        while (i < tokens.size() - 1
                && (tokens.get(i).any(WE, WANT, FILLER, KNOW, AND, IT)
                        || seeing(tokens.get(i))
                        || tokens.get(i).sign(":,")
                        || tokens.get(i).is(TO))) {
            i++;
        }
        if (i < tokens.size() - 1
                && tokens.get(i).is(LIST)
                && tokens.subList(i, Math.min(tokens.size(), i + 5)).stream().anyMatch(t -> t.sign(":"))) {
            while (!tokens.get(i).sign(":")) {
                i++;
            }
            i++;
        }
        return i;
    }

    /// `Board on the wall, daily:` is no part of what is shown there.
    private static int often(List<Token> tokens) {
        for (int i = 0; i < tokens.size() && !tokens.get(i).sign(":"); i++) {
            int length = Frequency.length(tokens.subList(i, tokens.size()));
            boolean head = i == 0 || length > 0 && tokens.get(i + length - 1).sign(":");
            if (length > 0 && head && i + length < tokens.size()) {
                return i + length;
            }
        }
        return 0;
    }

    private static boolean seeing(Token t) {
        return t.is(SEE) && !t.nounish();
    }

    /// After a comma only another group follows: `per teacher, month`.
    private static boolean mereGroup(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).any(MONTH, YEAR, WEEK) && at + 1 >= tokens.size();
    }

    /// `…, die bestätigt sind`: goes on with the noun before; `…, die Stunden je Anwalt` does not.
    private static boolean relative(List<Token> tokens, int at) {
        boolean pronoun = at + 1 < tokens.size() && tokens.get(at).lower().matches("die|der|das|den|deren|that|who");
        return pronoun
                && !tokens.get(at + 1).nounish()
                && !(at + 2 < tokens.size() && tokens.get(at + 2).nounish())
                && tokens.subList(at, tokens.size()).stream()
                        .takeWhile(t -> !t.sign(",;:"))
                        .anyMatch(t -> t.pos().matches("VERB|AUX") || t.any(BE, HAVE, CAN));
    }

    private static boolean opens(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() - 1 && tokens.get(at).is(FILLER)) {
            at++;
        }
        if (at >= tokens.size()) {
            return false;
        }
        var t = tokens.get(at);
        boolean named = at + 1 < tokens.size() && tokens.get(at + 1).nounish();
        boolean adjective = t.any(OPEN, UNPAID, OVERDUE, UPCOMING, LATE, FREE) && named;
        boolean described = t.nounish()
                && at + 1 < tokens.size()
                && (tokens.get(at + 1).any(WHICH, WHO, NOT, UNPAID, WITHOUT)
                        || tokens.get(at + 1).lower().matches("that|die|der|das"));
        return adjective
                || described
                || t.any(THE, SOME, WHICH, WHO, WHAT, HOW_MANY, HOW_MUCH, LIST, REVENUE, BEST, MOST, NUMBER_OF, SUM, IN)
                || own(tokens, at);
    }

    /// The part behind `and` has a `per` of its own.
    private static boolean own(List<Token> tokens, int at) {
        for (int i = at; i < tokens.size() && !tokens.get(i).sign(",;"); i++) {
            if (tokens.get(i).is(PER)) {
                return true;
            }
        }
        return false;
    }

    private static void push(List<Token> tokens, int from, int to, List<List<Token>> into) {
        int start = from;
        while (start < to
                && (tokens.get(start).any(AND, FILLER, WANT)
                        || tokens.get(start).sign(",;:"))) {
            start++;
        }
        if (start < to && tokens.subList(start, to).stream().anyMatch(Token::wordy)) {
            into.add(tokens.subList(start, to));
        }
    }
}
