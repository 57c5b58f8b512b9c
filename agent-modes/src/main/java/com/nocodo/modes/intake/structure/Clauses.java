package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Cuts sentences into clauses: where a new subject and verb begin, or a modal goes on with the old subject.
public final class Clauses {
    private final Nouns nouns;
    private final RecordHeads heads;

    public Clauses(Nouns nouns, RecordHeads heads) {
        this.nouns = nouns;
        this.heads = heads;
    }

    public List<Clause> split(Sentence sentence) {
        var tokens = sentence.tokens();
        var result = new ArrayList<Clause>();
        int start = 0;
        int depth = 0;
        boolean listed = tokens.stream().filter(t -> t.sign(";")).count() > 1
                && tokens.stream().noneMatch(t -> t.pos().equals("AUX") && !t.is(CAN));
        for (int i = 0; i < tokens.size(); i++) {
            var t = tokens.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            if (depth == 0 && i > start && separator(t)) {
                int next = t.is(BUT)
                                || !t.sign(",;")
                                || i + 1 >= tokens.size()
                                || !tokens.get(i + 1).any(AND, BUT)
                        ? i + 1
                        : i + 2;
                boolean but = t.is(BUT) && !last(tokens, i + 1)
                        || t.sign(";")
                        || (next == i + 2 && tokens.get(i + 1).is(BUT));
                if (next < tokens.size()
                        && !listed
                        && (but
                                || heads.at(tokens, start, next)
                                || lacking(tokens, next)
                                || reserved(tokens, next)
                                || (stated(tokens, start, i) && opens(tokens, start, next))
                                || goesOn(tokens, start, i, next))) {
                    add(tokens, start, i, sentence, result);
                    start = next;
                    i = next - 1;
                }
            }
        }
        add(tokens, start, tokens.size(), sentence, result);
        return result;
    }

    /// `Die Marge sehen sie aber nie`: what is left behind `aber` is no clause of its own.
    private static boolean last(List<Token> tokens, int from) {
        return tokens.subList(from, tokens.size()).stream().filter(Token::wordy).count() <= 1;
    }

    private static boolean separator(Token t) {
        return t.sign(",;:–") || t.any(AND, BUT) || t.text().equals("-");
    }

    /// A clause has been made before the separator: there is a verb, or a heading.
    private static boolean stated(List<Token> tokens, int from, int to) {
        boolean dash = to - from <= 3
                && (tokens.get(to).sign("–") || tokens.get(to).text().equals("-"));
        return dash
                || tokens.get(to).sign(":")
                || tokens.subList(from, to).stream().anyMatch(Clauses::verb);
    }

    static boolean verb(Token t) {
        return t.any(HAVE, BE, CAN, MUST, SHOULD, BELONG, CONTAIN, WANT, MANAGE)
                || t.pos().equals("AUX")
                || (t.pos().equals("VERB") && !t.any(OVERDUE, UNPAID, OPEN));
    }

    /// A subject and then a finite verb begin here.
    private boolean opens(List<Token> tokens, int start, int at) {
        if (tokens.get(at).is(FILLER)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).any(WE, IT)) {
            return within(tokens, at + 2, 2);
        }
        var first = tokens.get(at);
        if (asks(tokens, at)) {
            return !listing(tokens, start, at);
        }
        if (first.any(WHETHER, WHICH, WHEN, WHERE, WHAT, WHO)) {
            return false;
        }
        if (first.any(IT, WE, NOBODY, OTHERS)) {
            return within(tokens, at + 1, 2) || first.any(NOBODY, OTHERS);
        }
        boolean perEach = at > 0
                && tokens.get(at - 1).sign(":")
                && first.any(PER, FOR)
                && tokens.subList(at, tokens.size()).stream().anyMatch(t -> t.any(WE, SEVERAL));
        if (perEach) {
            return true;
        }
        if (first.is(EACH) && first.text().contains(" ") && at + 1 < tokens.size() && verb(tokens.get(at + 1))) {
            return true;
        }
        int i = at;
        while (i < tokens.size() && tokens.get(i).any(FILLER, ONLY)) {
            i++;
        }
        var noun = i < tokens.size() ? nouns.at(tokens, i) : java.util.Optional.<Noun>empty();
        return noun.isPresent()
                && noun.get().to() < tokens.size()
                && finite(tokens, noun.get().to());
    }

    /// A list of fields is under way, so that `how many people fit` is one of them.
    private static boolean listing(List<Token> tokens, int start, int at) {
        var before = tokens.subList(start, at);
        if (before.getFirst().any(IN, ON)
                && before.stream().anyMatch(t -> t.lemma().matches("interessieren|interest|stehen"))) {
            return true;
        }
        boolean wish = before.stream().anyMatch(t -> t.any(SEE, LIST, REVENUE))
                || before.stream().anyMatch(t -> t.is(WANT)) && before.stream().anyMatch(t -> t.is(KNOW));
        return !wish && before.stream().anyMatch(t -> t.any(HAVE, CONTAIN, WITH, KEEP, KNOW) || onIt(before, t));
    }

    /// `I want … on it`.
    private static boolean onIt(List<Token> tokens, Token t) {
        int at = tokens.indexOf(t);
        return t.is(IT) && at > 0 && tokens.get(at - 1).any(ON, OF, FOR, IN);
    }

    /// `…, löschen darf nur die Chefin`: a right of somebody else.
    private static boolean reserved(List<Token> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at + 1).is(CAN)
                && tokens.subList(at + 2, Math.min(tokens.size(), at + 4)).stream()
                        .anyMatch(t -> t.is(ONLY));
    }

    /// `and who has not paid yet`: a wish, whatever stood before.
    private static boolean lacking(List<Token> tokens, int at) {
        return tokens.get(at).is(WHO)
                && tokens.subList(at, tokens.size()).stream()
                        .takeWhile(t -> !t.sign(",;:"))
                        .anyMatch(t -> t.any(NOT, UNPAID, OVERDUE));
    }

    /// A wish for a list begins: `which orders are late`, `a list of …`, `how many …`.
    private boolean asks(List<Token> tokens, int at) {
        var first = tokens.get(at);
        boolean list = first.is(LIST)
                || (first.any(SOME, THE)
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).is(LIST));
        if (list || first.any(HOW_MANY, HOW_MUCH)) {
            return true;
        }
        if (first.is(WHAT) && at + 1 < tokens.size()) {
            return tokens.get(at + 1).is(WE);
        }
        var noun = nouns.at(tokens, at);
        return first.is(WHICH)
                && noun.isPresent()
                && noun.get().to() < tokens.size()
                && verb(tokens.get(noun.get().to()));
    }

    private static boolean within(List<Token> tokens, int from, int count) {
        return tokens.subList(from, Math.min(tokens.size(), from + count)).stream()
                .anyMatch(Clauses::verb);
    }

    private static boolean finite(List<Token> tokens, int i) {
        var t = tokens.get(i);
        if (t.is(FILLER) && i + 1 < tokens.size()) {
            return finite(tokens, i + 1);
        }
        boolean auxiliary = t.any(HAVE, CAN, MUST, SHOULD, BELONG, CONTAIN, BE, MANAGE);
        boolean finite = !t.lower().equals(t.lemma()) || !t.lower().endsWith("en");
        boolean acts = t.pos().matches("VERB|AUX")
                && t.lower().endsWith("s")
                && i + 1 < tokens.size()
                && tokens.get(i + 1).any(SEVERAL, ONE, EACH, POSSESSIVE);
        boolean only = t.is(ONLY) && i + 1 < tokens.size() && verb(tokens.get(i + 1));
        return auxiliary
                || only
                || acts
                || (t.pos().equals("VERB") && finite && t.any(SEE, CREATE, EDIT, DELETE, KEEP));
    }

    /// `… and cannot delete`: a modal right after `and` keeps the subject.
    private static boolean goesOn(List<Token> tokens, int start, int at, int next) {
        var t = tokens.get(next);
        return stated(tokens, start, at)
                && ((tokens.get(at).is(AND) || next == at + 2) && t.any(CAN, MUST, SHOULD, HAVE, BELONG, CONTAIN, BE)
                        || t.any(HAVE, BELONG, CONTAIN))
                && !t.is(REQUIRED);
    }

    private static void add(List<Token> tokens, int from, int to, Sentence sentence, List<Clause> into) {
        int start = from;
        while (start < to && (tokens.get(start).sign(",;:") || tokens.get(start).any(BUT))) {
            start++;
        }
        if (start < to && tokens.subList(start, to).stream().anyMatch(Token::wordy)) {
            var part = tokens.subList(start, to);
            boolean follows = !into.isEmpty() && part.getFirst().any(CAN, MUST, SHOULD, HAVE, BELONG, CONTAIN, NOT, BE);
            into.add(new Clause(part, sentence, follows));
        }
    }
}
