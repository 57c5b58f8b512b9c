package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a word or phrase is in a sum told in words.
sealed interface Piece {

    /// A field; which of several is told by the record that is calculated for.
    record Value(List<Owned> choices) implements Piece {}

    /// Records that are added up over: `all lines`.
    record Each(Thing thing) implements Piece {}

    /// As long as the record lasts: `the nights`.
    record Span(boolean hours) implements Piece {}

    record Number(BigDecimal value, boolean percent) implements Piece {}

    /// Something with a name that no field has yet: `plus the delivery charge`.
    record Named(String label) implements Piece {}

    /// `one times the other`: the two amounts just told.
    record Other() implements Piece {}

    /// One of `* + - ( )`; `s` begins a sum, `&` is a bare `and`.
    record Sign(char sign) implements Piece {}

    /// The pieces of a stretch of a clause, left to right.
    static List<Piece> of(Saying saying, int from, int to) {
        var result = new ArrayList<Piece>();
        for (int i = from; i < to; i++) {
            int at = i;
            var spot = saying.spots().stream().filter(s -> s.from() == at).findFirst();
            var values = spot.stream()
                    .flatMap(s -> s.attributes().stream())
                    .filter(o -> o.attribute().valueType().numeric())
                    .filter(o ->
                            !unit(saying, spot.orElseThrow()) || o.attribute().valueType() != FieldType.MONEY)
                    .toList();
            var span = span(saying, i);
            if (span.isPresent()) {
                result.add(new Span(span.get().hours()));
                i = span.get().to() - 1;
            } else if (!values.isEmpty() && spot.orElseThrow().to() <= to) {
                result.add(new Value(values));
                i = spot.get().to() - 1;
            } else if (spot.map(Spot::thing).isPresent()) {
                result.add(new Each(java.util.Objects.requireNonNull(spot.get().thing())));
                i = spot.get().to() - 1;
            } else if (named(saying, i)
                    && !result.isEmpty()
                    && result.getLast() instanceof Sign(var s)
                    && "+-".indexOf(s) >= 0) {
                int end = i;
                while (end < to && named(saying, end)) {
                    end++;
                }
                result.add(new Named(String.join(
                        " ",
                        saying.clause().tokens().subList(i, end).stream()
                                .map(Token::text)
                                .toList())));
                i = end - 1;
            } else if (!compound(saying, i).isEmpty()) {
                result.add(new Value(compound(saying, i)));
            } else {
                i += word(saying.clause().tokens(), i, result);
            }
        }
        return result;
    }

    /// How long something lasts, told by its two moments, and where the words of it end.
    record Lasting(boolean hours, int to) {}

    /// `The end minus the start`.
    private static java.util.Optional<Lasting> span(Saying saying, int i) {
        var minus = saying.clause().find(i + 1, MINUS);
        var moments = saying.spots().stream()
                .filter(s -> s.from() >= i
                        && s.attributes().stream()
                                .anyMatch(o -> o.attribute().type.temporal()))
                .limit(2)
                .toList();
        boolean two = moments.size() == 2
                && moments.getFirst().from() == i
                && moments.getFirst().to() <= minus
                && moments.getLast().from() > minus;
        return !two
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Lasting(
                        moments.getFirst().attributes().getFirst().attribute().type != FieldType.DATE,
                        moments.getLast().to()));
    }

    private static boolean named(Saying saying, int i) {
        var t = saying.clause().get(i);
        return t.wordy()
                && t.nounish()
                && t.marks().isEmpty()
                && compound(saying, i).isEmpty();
    }

    /// `das Material` for `Materialkosten`: the first part of a compound that is an amount of money.
    private static List<Owned> compound(Saying saying, int i) {
        var t = saying.clause().get(i);
        if (!t.nounish() || t.text().length() < 5 || !t.marks().isEmpty()) {
            return List.of();
        }
        var part = Names.identifier(t.text());
        return saying.lookup().draft().things.stream()
                .flatMap(o -> o.attributes.stream()
                        .filter(a -> a.valueType() == FieldType.MONEY && a.key.startsWith(part))
                        .map(a -> new Owned(o, a)))
                .toList();
    }

    /// `the days` alone is never the price per day.
    private static boolean unit(Saying saying, Spot spot) {
        return spot.to() - spot.from() == 1 && saying.clause().get(spot.from()).any(DAY, NIGHT, HOUR);
    }

    /// Adds the piece that one token is, if any; returns how many tokens behind it belong to it.
    private static int word(List<Token> tokens, int i, List<Piece> into) {
        var t = tokens.get(i);
        var number = Numbers.of(t);
        boolean percent = i + 1 < tokens.size() && tokens.get(i + 1).lower().matches("%|percent|per cent|prozent");
        boolean onTop = t.lower().matches("on top|top|obendrauf|obendrein")
                && into.size() > 1
                && into.getLast() instanceof Value
                && into.get(into.size() - 2) instanceof Value;
        if (onTop) {
            into.add(into.size() - 1, new Sign('+'));
        } else if (t.is(TIMES)) {
            into.add(new Sign('*'));
        } else if (t.is(PLUS) || t.sign("+")) {
            into.add(new Sign('+'));
        } else if (t.is(MINUS) || t.sign("-–")) {
            into.add(new Sign('-'));
        } else if (t.sign("()")) {
            into.add(new Sign(t.text().charAt(0)));
        } else if (t.is(SUM)) {
            into.add(new Sign('s'));
        } else if (t.is(AND)) {
            into.add(new Sign('&'));
        } else if (t.lower().matches("half|hälfte|halbe[nrs]?")) {
            into.add(new Number(new BigDecimal("0.5"), false));
            into.add(new Sign('*'));
        } else if (t.any(DAY, NIGHT, HOUR)) {
            into.add(new Span(t.is(HOUR)));
        } else if (t.lower().matches("one|other|both|eine|andere|anderen|beides") && !t.is(NUMBER)) {
            into.add(new Other());
        } else if (number.isPresent()) {
            into.add(new Number(number.get(), percent));
            boolean of = percent && i + 2 < tokens.size() && tokens.get(i + 2).any(OF, FROM, THE);
            if (of) {
                into.add(new Sign('*'));
            }
            return percent ? 1 : 0;
        }
        return 0;
    }
}
