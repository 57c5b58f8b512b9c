package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a clause sets on one field: unique, required, its smallest and largest value.
final class Settings {
    private Settings() {}

    static boolean read(Saying saying) {
        return unique(saying) | required(saying) | bounds(saying);
    }

    private static boolean unique(Saying saying) {
        boolean said = saying.has(UNIQUE)
                || (saying.has(TWICE) && RuleReader.forbids(saying.clause()))
                || (saying.has(DIFFERENT) && saying.has(MUST));
        if (!said || saying.has(SAME_TIME)) {
            return false;
        }
        boolean found = false;
        int at = saying.find(UNIQUE, TWICE, DIFFERENT);
        for (var spot : saying.between(0, at)) {
            var field = saying.field(
                    spot, a -> a.type.textual() || a.type == FieldType.INTEGER || a.type == FieldType.DATE);
            if (field.isPresent() && spot.thing() == null || field.isPresent() && spot.to() - spot.from() > 1) {
                field.get().attribute().unique = true;
                found = true;
            }
        }
        return found;
    }

    private static boolean required(Saying saying) {
        if (!saying.has(REQUIRED) || saying.has(OPTIONAL)) {
            return false;
        }
        var fields = saying.between(0, saying.find(REQUIRED)).stream()
                .flatMap(s -> saying.field(s).stream())
                .toList();
        fields.forEach(f -> f.attribute().required = true);
        return !fields.isEmpty();
    }

    private static boolean bounds(Saying saying) {
        boolean not = RuleReader.forbids(saying.clause());
        if (saying.has(NEGATIVE) && not) {
            var fields = numeric(saying);
            fields.forEach(f -> f.attribute().min = BigDecimal.ZERO);
            return !fields.isEmpty();
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
            saying.field(spot, a -> a.type.numeric()).ifPresent(result::add);
        }
        return result;
    }

    private static boolean apply(Saying saying, Attribute attribute, boolean not) {
        boolean found = false;
        var clause = saying.clause();
        for (int i = 0; i < clause.size(); i++) {
            var numbers = saying.numbers(i + 1, i + 4);
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

    /// The smallest step of a type: `more than 0` is at least 1, or at least 0.01.
    private static BigDecimal smallest(Attribute attribute) {
        return switch (attribute.type) {
            case INTEGER, DURATION -> BigDecimal.ONE;
            default -> new BigDecimal("0.01");
        };
    }
}
