package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.List;

/// One value against another: an end after a start, tickets within the seats, a deposit not above a price.
final class Comparisons {
    private Comparisons() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        return Capacity.read(saying, rules) || length(saying, rules) || size(saying, rules);
    }

    /// `A loan takes at most 14 days`, `a lesson is never longer than 2 hours`.
    private static boolean length(Saying saying, List<DraftRule> rules) {
        int at = saying.find(AT_MOST, MORE_THAN, AT_LEAST, LESS_THAN);
        var numbers = at < 0 ? List.<java.math.BigDecimal>of() : saying.numbers(at, at + 3);
        var thing = saying.things().stream()
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(saying.topic()))
                .filter(t -> Period.planned(t).isPresent());
        boolean upper = at >= 0 && saying.clause().get(at).any(AT_MOST, MORE_THAN);
        boolean direct = at >= 0 && saying.clause().get(at).any(AT_MOST, AT_LEAST);
        boolean measured = at >= 0
                && saying.clause().tokens().subList(at, saying.clause().size()).stream()
                        .anyMatch(t -> t.any(DAY, NIGHT, HOUR));
        if (numbers.isEmpty() || thing.isEmpty() || !measured || !(direct || RuleReader.forbids(saying.clause()))) {
            return false;
        }
        var period = Period.planned(thing.get()).orElseThrow();
        rules.add(DraftRule.require(
                thing.get(),
                thing.get().name + (upper ? "_not_longer" : "_long_enough"),
                saying.label(),
                "%s(%s, %s) %s %s"
                        .formatted(
                                saying.has(HOUR) ? "hours" : "days",
                                period.start().name,
                                period.end().name,
                                upper ? "<=" : ">=",
                                numbers.getFirst().toPlainString()),
                saying.origin()));
        return true;
    }

    /// `The deposit cannot be higher than the price.`
    private static boolean size(Saying saying, List<DraftRule> rules) {
        int at = saying.find(MORE_THAN, LESS_THAN, AT_MOST, AT_LEAST);
        if (at < 1) {
            return false;
        }
        var left = saying.between(0, at).stream()
                .flatMap(s -> saying.field(s, a -> a.valueType().numeric()).stream())
                .findFirst();
        if (left.isEmpty()) {
            return false;
        }
        var home = left.get().thing();
        var right = saying.between(at + 1, saying.clause().size()).stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> o.attribute().valueType().numeric()
                        && o.attribute() != left.get().attribute()
                        && (o.thing() == home || home.tieTo(o.thing()).isPresent()))
                .findFirst();
        if (right.isEmpty()) {
            return false;
        }
        Token t = saying.clause().get(at);
        boolean not = RuleReader.forbids(saying.clause()) && !t.any(AT_MOST, AT_LEAST);
        boolean upper = t.any(MORE_THAN) == not || t.is(AT_MOST);
        var sign = upper ? (not || t.is(AT_MOST) ? "<=" : "<") : (not || t.is(AT_LEAST) ? ">=" : ">");
        var expr = "%s %s %s"
                .formatted(left.get().attribute().name, sign, right.get().path(home));
        rules.add(DraftRule.require(
                home,
                "%s_against_%s"
                        .formatted(left.get().attribute().name, right.get().attribute().name),
                saying.label(),
                expr,
                saying.origin()));
        return true;
    }
}
