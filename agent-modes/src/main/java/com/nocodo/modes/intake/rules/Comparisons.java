package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Rule;
import java.util.List;
import java.util.Optional;

/// One value against another: an end after a start, a deposit not above a price, tickets within the seats.
final class Comparisons {
    private static final String ROOM =
            ".*(seat|place|capacity|spot|slot|max|limit|plaetze|platz|kapazitaet|teilnehmerzahl|hoechst|size|participants|stock|bestand|available).*";

    private Comparisons() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        return order(saying, rules) || capacity(saying, rules) || size(saying, rules);
    }

    /// `The due date cannot be before the date`, `die Abreise muss nach der Anreise liegen`.
    private static boolean order(Saying saying, List<DraftRule> rules) {
        int at = saying.find(BEFORE, AFTER);
        if (at < 1) {
            return false;
        }
        var left = saying.between(0, at).stream()
                .flatMap(s -> saying.field(s, a -> a.type.temporal()).stream())
                .reduce((_, b) -> b);
        var right = saying.between(at + 1, saying.clause().size()).stream()
                .flatMap(s ->
                        left.flatMap(l -> sameOwner(s, l)).or(() -> saying.field(s, a -> a.type.temporal())).stream())
                .findFirst();
        boolean today = saying.clause().tokens().subList(at, saying.clause().size()).stream()
                .anyMatch(t -> t.is(TODAY));
        if (left.isEmpty() || (right.isEmpty() && !today)) {
            return false;
        }
        boolean not = RuleReader.forbids(saying.clause());
        boolean after = saying.clause().get(at).is(AFTER);
        var sign = after ? (not ? "<=" : ">") : (not ? ">=" : "<");
        var home = left.get().thing();
        var other = today ? "today()" : right.orElseThrow().path(home);
        if (!today
                && right.orElseThrow().thing() != home
                && home.tieTo(right.get().thing()).isEmpty()) {
            return false;
        }
        var name = "%s_%s_%s"
                .formatted(
                        left.get().attribute().name,
                        after == not ? "not_after" : "after",
                        today ? "today" : right.orElseThrow().attribute().name);
        rules.add(DraftRule.require(
                home,
                name,
                saying.label(),
                "%s %s %s".formatted(left.get().attribute().name, sign, other),
                saying.origin()));
        return true;
    }

    private static Optional<Owned> sameOwner(com.nocodo.modes.intake.decide.Lookup.Spot spot, Owned left) {
        return spot.attributes().stream()
                .filter(o -> o.thing() == left.thing()
                        && o.attribute() != left.attribute()
                        && o.attribute().type == left.attribute().type)
                .findFirst();
    }

    /// `Never more tickets than there are seats`: a sum, or a count, within what the other record has room for.
    private static boolean capacity(Saying saying, List<DraftRule> rules) {
        boolean more = saying.has(MORE_THAN)
                || saying.clause().tokens().stream()
                        .anyMatch(t -> t.lower().matches("more|mehr|nicht mehr|höher|over-?book.*|überbuch.*"));
        int than = saying.find(THAN, MORE_THAN, AT_MOST);
        if (!(more || saying.has(FULL))
                || than < 0 && !saying.has(FULL)
                || !(RuleReader.forbids(saying.clause()) || saying.has(FULL))) {
            return false;
        }
        int split = than < 0 ? saying.clause().size() : than;
        var left = saying.between(0, split);
        var right = saying.between(Math.max(0, than), saying.clause().size());
        if (farther(saying, left, right, rules)) {
            return true;
        }
        for (var parent : parents(saying)) {
            var room = right.stream()
                    .flatMap(s -> s.attributeOf(parent).stream())
                    .filter(o -> o.attribute().type.numeric())
                    .findFirst()
                    .map(Owned::attribute)
                    .or(() -> parent.first(a -> a.type == FieldType.INTEGER && a.key.matches(ROOM)));
            for (var deed : saying.lookup().draft().holders(parent)) {
                if (room.isPresent()
                        && deed.tieTo(parent).isPresent()
                        && within(saying, deed, parent, room.get(), left, rules)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The room is that of what the parent is linked to: bookings of a trip within the capacity of its boat.
    private static boolean farther(
            Saying saying,
            List<com.nocodo.modes.intake.decide.Lookup.Spot> left,
            List<com.nocodo.modes.intake.decide.Lookup.Spot> right,
            List<DraftRule> rules) {
        var deed = left.stream()
                .map(s -> s.thing())
                .filter(t -> t != null && t.deed())
                .findFirst()
                .orElse(null);
        if (deed == null) {
            return false;
        }
        for (var tie : deed.ties) {
            for (var farther : tie.to.ties) {
                var room = right.stream()
                        .flatMap(s -> s.attributeOf(farther.to).stream())
                        .filter(o -> o.attribute().type.numeric())
                        .findFirst();
                boolean direct = right.stream()
                        .anyMatch(s -> s.attributeOf(tie.to)
                                .filter(o -> o.attribute().type.numeric())
                                .isPresent());
                if (!tie.many && !farther.many && room.isPresent() && !direct) {
                    var active = Periods.notCancelled(deed);
                    var where = active == null ? "" : " where " + active;
                    var expr = "count(%s.%s%s) <= %s.%s.%s"
                            .formatted(
                                    tie.name,
                                    tie.reverse,
                                    where,
                                    tie.name,
                                    farther.name,
                                    room.get().attribute().name);
                    rules.add(DraftRule.require(
                            deed,
                            "%s_within_%s".formatted(deed.pluralName, room.get().attribute().name),
                            saying.label(),
                            expr,
                            saying.origin()));
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Thing> parents(Saying saying) {
        var named = saying.things();
        return java.util.stream.Stream.concat(
                        named.stream(), saying.lookup().draft().things.stream().filter(t -> !named.contains(t)))
                .toList();
    }

    private static boolean within(
            Saying saying,
            Thing deed,
            Thing parent,
            Attribute room,
            List<com.nocodo.modes.intake.decide.Lookup.Spot> left,
            List<DraftRule> rules) {
        var tie = deed.tieTo(parent).orElseThrow();
        var amount = left.stream()
                .flatMap(s -> s.attributeOf(deed).stream())
                .filter(o -> o.attribute().type.numeric())
                .findFirst()
                .map(Owned::attribute);
        boolean counted = left.stream().anyMatch(s -> s.thing() == deed)
                || (left.stream()
                        .anyMatch(
                                s -> s.thing() != null && deed.tieTo(s.thing()).isPresent() && s.thing() != parent));
        if (amount.isEmpty() && !counted) {
            return false;
        }
        boolean exclusive = rules.stream()
                .anyMatch(r -> r.kind() == Rule.Kind.NO_OVERLAP
                        && r.thing() == deed
                        && r.per().contains(tie.name));
        var active = Periods.notCancelled(deed);
        var where = active == null ? "" : " where " + active;
        String expr;
        if (amount.isPresent() && exclusive) {
            expr = "%s <= %s.%s".formatted(amount.get().name, tie.name, room.name);
        } else if (amount.isPresent()) {
            expr = "sum(%s.%s.%s%s) <= %s.%s"
                    .formatted(tie.name, tie.reverse, amount.get().name, where, tie.name, room.name);
        } else {
            expr = "count(%s.%s%s) <= %s.%s".formatted(tie.name, tie.reverse, where, tie.name, room.name);
        }
        rules.add(DraftRule.require(
                deed, "%s_within_%s".formatted(deed.pluralName, room.name), saying.label(), expr, saying.origin()));
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
