package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a clause sets on one field: unique, required, its smallest and largest value.
final class Settings {
    private Settings() {}

    static boolean read(Saying saying) {
        return required(saying) | needed(saying) | bounds(saying);
    }

    static boolean unique(Saying saying) {
        boolean said = saying.has(UNIQUE)
                || (saying.has(TWICE) && RuleReader.forbids(saying.clause()))
                || (saying.has(DIFFERENT) && saying.has(MUST));
        if (!said || saying.has(SAME_TIME)) {
            return false;
        }
        int at = saying.find(UNIQUE, TWICE, DIFFERENT);
        boolean found = false;
        for (var spot : saying.between(0, at)) {
            var field = saying.field(
                    spot, a -> a.type.textual() || a.type == FieldType.INTEGER || a.type == FieldType.DATE);
            if (field.isPresent() && (spot.thing() == null || spot.to() - spot.from() > 1)) {
                field.get().attribute().unique = true;
                found = true;
            }
        }
        if (!found && saying.has(UNIQUE)) {
            var behind = Sameness.repeated(saying);
            behind.ifPresent(f -> f.attribute().unique = true);
            found = behind.isPresent();
        }
        return found;
    }

    /// `The phone is always required`; `without a phone we take nobody`.
    private static boolean required(Saying saying) {
        int without = saying.find(WITHOUT);
        boolean never = without >= 0 && RuleReader.forbids(saying.clause()) && !saying.has(VALID);
        if (!(saying.has(REQUIRED) || never) || saying.has(OPTIONAL)) {
            return false;
        }
        var spots = saying.has(REQUIRED)
                ? saying.between(0, saying.find(REQUIRED))
                : saying.between(without, saying.clause().size()).stream()
                        .limit(1)
                        .toList();
        var fields = spots.stream()
                .filter(s -> s.thing() == null || s.to() - s.from() > 1)
                .flatMap(s -> saying.field(s).stream())
                .filter(o -> saying.has(REQUIRED) || !o.attribute().type.temporal())
                .toList();
        fields.forEach(f -> f.attribute().required = true);
        return !fields.isEmpty();
    }

    /// `A guest needs a phone number`, `jeder Hund braucht eine Chipnummer`.
    private static boolean needed(Saying saying) {
        var clause = saying.clause();
        int need = -1;
        for (int i = 1; i < clause.size() && need < 0; i++) {
            need = clause.get(i).lower().matches("needs?|must have|has to have|have to have|braucht|brauchen") ? i : -1;
        }
        if (need < 0 || saying.has(WE, VALID, SEE, LIST, TO, SEVERAL) || clause.size() > need + 6) {
            return false;
        }
        var owner = saying.between(0, need).stream()
                .map(s -> s.thing())
                .filter(t -> t != null)
                .findFirst();
        var fields = saying.between(need, clause.size()).stream()
                .filter(s -> s.thing() == null || s.to() - s.from() > 1)
                .flatMap(s -> owner.flatMap(s::attributeOf).stream())
                .map(Owned::attribute)
                .filter(a -> a.expr == null && a.type != FieldType.BOOLEAN)
                .toList();
        fields.forEach(a -> a.required = true);
        return !fields.isEmpty();
    }

    /// `The end we leave empty when we don't know yet`.
    static boolean empty(Saying saying) {
        if (!saying.has(EMPTY) || saying.has(MUST) && RuleReader.forbids(saying.clause())) {
            return false;
        }
        var fields = saying.between(0, saying.find(EMPTY)).stream()
                .flatMap(s -> saying.field(s).stream())
                .map(Owned::attribute)
                .toList();
        fields.forEach(a -> a.required = false);
        saying.lookup().draft().open.addAll(fields);
        return !fields.isEmpty();
    }

    private static boolean bounds(Saying saying) {
        boolean not = RuleReader.forbids(saying.clause());
        if (saying.has(NEGATIVE) && not) {
            var fields = numeric(saying);
            fields.forEach(f -> f.attribute().min = BigDecimal.ZERO);
            return !fields.isEmpty();
        }
        boolean positive =
                saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("positive?[nrsm]?|positiv"));
        if (positive && saying.has(BE, MUST, SHOULD, CAN, ONLY)) {
            var fields = numeric(saying);
            fields.forEach(f -> f.attribute().min = smallest(f.attribute()));
            return !fields.isEmpty();
        }
        if (range(saying)) {
            return true;
        }
        if (!saying.has(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN)
                || saying.numbers(0, saying.clause().size()).isEmpty()) {
            return false;
        }
        var fields = numeric(saying);
        if (fields.isEmpty() || counts(saying, fields)) {
            return false;
        }
        return apply(saying, fields.getFirst().attribute(), not);
    }

    /// `The tanks can be from 1 to 3`, `a booking is for 1 to 4 people`.
    private static boolean range(Saying saying) {
        var clause = saying.clause();
        for (int i = 1; i + 1 < clause.size(); i++) {
            boolean to = clause.get(i).any(TO, UNTIL, AT_MOST) || clause.get(i).sign("-–");
            var low = Numbers.of(clause.get(i - 1));
            var high = Numbers.of(clause.get(i + 1));
            if (to && low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) < 0) {
                int at = i;
                var behind =
                        saying.spots().stream().filter(s -> s.from() == at + 2).toList();
                var field = java.util.stream.Stream.concat(behind.stream(), saying.between(0, i).reversed().stream())
                        .flatMap(s -> saying.field(s, a -> a.type.numeric()).stream())
                        .findFirst();
                field.ifPresent(f -> {
                    f.attribute().min = low.get();
                    f.attribute().max = high.get();
                });
                return field.isPresent();
            }
        }
        return false;
    }

    /// `at most 3 open loans` counts records; it bounds no field.
    private static boolean counts(Saying saying, List<Owned> fields) {
        int bound = saying.find(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN);
        return bound >= 0
                && saying.spots().stream()
                        .anyMatch(s -> s.thing() != null
                                && s.from() > bound
                                && s.attributes().stream().noneMatch(fields::contains))
                && saying.spots().stream()
                        .noneMatch(s -> s.from() > bound && !s.attributes().isEmpty());
    }

    private static List<Owned> numeric(Saying saying) {
        var result = new ArrayList<Owned>();
        for (var spot : saying.spots()) {
            boolean unit = spot.to() - spot.from() == 1
                    && saying.clause().get(spot.from()).any(DAY, NIGHT, HOUR, WEEK, MONTH, YEAR);
            saying.field(spot, a -> a.type.numeric() && !(unit && a.type == FieldType.MONEY))
                    .ifPresent(result::add);
        }
        return result;
    }

    private static boolean apply(Saying saying, Attribute attribute, boolean not) {
        boolean found = false;
        var clause = saying.clause();
        for (int i = 0; i < clause.size(); i++) {
            var before = saying.numbers(i - 2, i).reversed();
            var behind = saying.numbers(i + 1, i + 4);
            var numbers = behind.isEmpty() || follows(clause.get(i)) && !before.isEmpty() ? before : behind;
            if (numbers.isEmpty() || !clause.get(i).any(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN)) {
                continue;
            }
            var n = numbers.getFirst();
            var t = clause.get(i);
            boolean negated = not && !t.any(AT_LEAST, AT_MOST);
            if (t.is(BETWEEN) && numbers.size() > 1) {
                attribute.min = n;
                attribute.max = numbers.get(1);
            } else if (t.is(AT_LEAST) || (t.is(LESS_THAN) && negated)) {
                attribute.min = n;
            } else if (t.is(AT_MOST) || (t.is(MORE_THAN) && negated)) {
                attribute.max = n;
            } else if (t.is(MORE_THAN)) {
                attribute.min = n.add(smallest(attribute));
            } else if (t.is(LESS_THAN)) {
                attribute.max = n.subtract(smallest(attribute));
            }
            found = true;
        }
        return found;
    }

    /// `1 or more`, `3 aufwärts`: the number stands before.
    private static boolean follows(Token bound) {
        return bound.any(AT_LEAST, AT_MOST)
                && bound.lower().matches("(or|oder|and|und) .*|aufwärts|as a (min|max)imum");
    }

    /// The smallest step of a type: `more than 0` is at least 1, or at least 0.01.
    private static BigDecimal smallest(Attribute attribute) {
        return switch (attribute.type) {
            case INTEGER, DURATION -> BigDecimal.ONE;
            default -> new BigDecimal("0.01");
        };
    }
}
