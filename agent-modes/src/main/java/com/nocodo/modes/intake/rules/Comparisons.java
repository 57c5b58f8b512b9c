package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;

/// One value against another: an end after a start, tickets within the seats, a deposit not above a price.
final class Comparisons {
    private Comparisons() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        return length(saying, rules) || Capacity.read(saying, rules) || size(saying, rules);
    }

    /// `A loan takes at most 14 days`, `a lesson is never longer than 2 hours`.
    private static boolean length(Saying saying, List<DraftRule> rules) {
        int at = saying.find(AT_MOST, MORE_THAN, AT_LEAST, LESS_THAN);
        var numbers = at < 0 ? List.<java.math.BigDecimal>of() : saying.numbers(at, at + 3);
        var thing = saying.things().stream()
                .findFirst()
                .filter(t -> Period.planned(t).isPresent())
                .or(() -> Optional.ofNullable(saying.topic())
                        .filter(t -> Period.planned(t).isPresent()))
                .or(() -> lasting(saying));
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

    /// `Nobody stays longer than 14 nights`: the record that the verb tells of, else the only one that lasts.
    private static Optional<Thing> lasting(Saying saying) {
        var all = saying.lookup().draft().things.stream()
                .filter(t -> Period.planned(t).isPresent())
                .toList();
        return all.stream()
                .filter(t -> Periods.byVerb(saying, t))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    /// `The passengers must not exceed the seats`: how many of them there are, though no number was said to be kept.
    private static Optional<Owned> plain(Saying saying, int at) {
        return saying.between(0, at).stream()
                .flatMap(s ->
                        saying.field(s, a -> a.type == FieldType.TEXT && a.words.size() == 1 && !a.unique).stream())
                .filter(o -> saying.clause().tokens().stream()
                        .anyMatch(t -> t.nounish()
                                && !t.lower().equals(t.lemma())
                                && o.attribute().words.contains(t.lemma())))
                .findFirst();
    }

    /// `The deposit cannot be higher than the price.`
    private static boolean size(Saying saying, List<DraftRule> rules) {
        int at = saying.find(MORE_THAN, LESS_THAN, AT_MOST, AT_LEAST);
        if (at < 1) {
            return false;
        }
        var left = saying.between(0, at).stream()
                .flatMap(s -> saying.field(s, a -> a.valueType().numeric()).stream())
                .findFirst()
                .or(() -> plain(saying, at));
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
        if (left.get().attribute().type == FieldType.TEXT) {
            left.get().attribute().type = FieldType.INTEGER;
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
