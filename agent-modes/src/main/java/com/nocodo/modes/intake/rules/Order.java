package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One moment after another: `the due date cannot be before the date`, `a trip is back after it left`.
final class Order {
    private Order() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        int at = word(saying);
        if (ahead(saying, rules)) {
            return true;
        }
        return at == 0
                ? leading(saying, rules)
                : at >= 1 ? fields(saying, at, rules) || ends(saying, at, rules) : already(saying, rules);
    }

    /// `The date may not be in the future`, `der Tag liegt nie in der Vergangenheit`.
    private static boolean ahead(Saying saying, List<DraftRule> rules) {
        var text = saying.clause().toString().toLowerCase(Locale.ROOT);
        boolean future = text.matches(".*\\b(the future|der zukunft)\\b.*");
        boolean past = text.matches(".*\\b(the past|der vergangenheit)\\b.*");
        var date =
                !(future || past) || !RuleReader.forbids(saying.clause())
                        ? Optional.<Owned>empty()
                        : saying.spots().stream()
                                .flatMap(s -> saying
                                        .field(s, a -> a.type.temporal() && a.type != FieldType.TIME && a.expr == null)
                                        .stream())
                                .findFirst();
        date.ifPresent(o -> rules.add(DraftRule.require(
                o.thing(),
                "%s_not_in_the_%s".formatted(o.attribute().name, future ? "future" : "past"),
                saying.label(),
                "%s %s %s"
                        .formatted(
                                o.attribute().name,
                                future ? "<=" : ">=",
                                o.attribute().type == FieldType.DATETIME ? "now()" : "today()"),
                saying.origin())));
        return date.isPresent();
    }

    /// `before`, `after`, and a bare `vor`, `nach` right before a moment.
    private static int word(Saying saying) {
        int at = saying.find(BEFORE, AFTER);
        if (at >= 0) {
            return at;
        }
        for (var spot : saying.spots()) {
            boolean moment =
                    spot.attributes().stream().anyMatch(o -> o.attribute().type.temporal());
            for (int i = spot.from() - 1; moment && i >= Math.max(0, spot.from() - 2); i--) {
                if (saying.clause().get(i).lower().matches("nach|vor")) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean after(Saying saying, int at) {
        return saying.clause().get(at).is(AFTER)
                || saying.clause().get(at).lower().equals("nach");
    }

    /// `After the start of the course no registration is possible.`
    static boolean leading(Saying saying, List<DraftRule> rules) {
        if (word(saying) != 0 || !RuleReader.forbids(saying.clause())) {
            return false;
        }
        return against(saying, sign(after(saying, 0), true), rules);
    }

    /// The first moment that is another record's, against the deed that links to it.
    private static boolean against(Saying saying, String sign, List<DraftRule> rules) {
        for (var spot : saying.spots()) {
            for (var field : spot.attributes()) {
                var deed = saying.things().stream()
                        .filter(t -> t.tieTo(field.thing()).isPresent())
                        .findFirst();
                if (field.attribute().type.temporal() && deed.isPresent()) {
                    against(saying, deed.get(), sign, field, rules);
                    return true;
                }
            }
        }
        return false;
    }

    private static void against(Saying saying, Thing deed, String sign, Owned field, List<DraftRule> rules) {
        rules.add(DraftRule.require(
                deed,
                "%s_against_%s".formatted(deed.name, field.attribute().name),
                saying.label(),
                "%s %s %s"
                        .formatted(moment(deed).map(o -> o.attribute().name).orElse("today()"), sign, field.path(deed)),
                saying.origin()));
    }

    /// When a record happens, by its first day or time.
    private static Optional<Owned> moment(Thing thing) {
        return thing.first(a -> a.type.temporal() && a.type != FieldType.TIME && a.expr == null)
                .map(a -> new Owned(thing, a));
    }

    private static boolean fields(Saying saying, int at, List<DraftRule> rules) {
        var left = saying.between(0, at).stream()
                .flatMap(s -> saying.field(s, a -> a.type.temporal() && a.expr == null).stream())
                .reduce((_, b) -> b)
                .or(() -> saying.between(0, at).stream()
                        .flatMap(s -> Stream.ofNullable(s.thing()))
                        .filter(Thing::deed)
                        .flatMap(t -> moment(t).stream())
                        .findFirst());
        var right = saying.between(at + 1, saying.clause().size()).stream()
                .flatMap(s ->
                        left.flatMap(l -> sameOwner(s, l)).or(() -> saying.field(s, a -> a.type.temporal())).stream())
                .findFirst();
        boolean today = saying.clause().tokens().subList(at, saying.clause().size()).stream()
                .anyMatch(t -> t.is(TODAY));
        if (left.isEmpty() || (right.isEmpty() && !today)) {
            return false;
        }
        var home = left.get().thing();
        boolean apart = !today
                && right.orElseThrow().thing() != home
                && home.tieTo(right.get().thing()).isEmpty();
        if (apart) {
            return false;
        }
        boolean after = after(saying, at);
        boolean not = not(saying, at) || !after && backwards(home, left.get(), right);
        var other = today ? "today()" : right.orElseThrow().path(home);
        var name = "%s_%s_%s"
                .formatted(
                        left.get().attribute().name,
                        after == not ? "not_after" : "after",
                        today ? "today" : right.orElseThrow().attribute().name);
        rules.add(DraftRule.require(
                home,
                name,
                saying.label(),
                "%s %s %s".formatted(left.get().attribute().name, strict(saying, at, sign(after, not)), other),
                saying.origin()));
        return true;
    }

    /// Denied before the word is said: `leave after they came, not before` denies nothing.
    private static boolean not(Saying saying, int at) {
        boolean behind = saying.clause().tokens().subList(at, saying.clause().size()).stream()
                .anyMatch(t -> t.sign(","));
        return behind
                ? saying.clause().tokens().subList(0, at).stream().anyMatch(t -> t.any(NOT, NEVER, NOBODY, NO))
                : RuleReader.forbids(saying.clause());
    }

    /// `Departure before arrival`, in a list of what is refused: it can only be ruled out.
    private static boolean backwards(Thing home, Owned left, Optional<Owned> right) {
        return Period.planned(home)
                .filter(p -> p.end() == left.attribute()
                        && right.filter(r -> r.attribute() == p.start()).isPresent())
                .isPresent();
    }

    /// `On or before the arrival` is ruled out: later, and not on the same day.
    private static String strict(Saying saying, int at, String sign) {
        boolean same = at > 0 && saying.clause().get(at - 1).any(OR);
        return same && sign.length() > 1 ? sign.substring(0, 1) : same ? sign + "=" : sign;
    }

    private static String sign(boolean after, boolean not) {
        return after ? (not ? "<=" : ">") : (not ? ">=" : "<");
    }

    private static Optional<Owned> sameOwner(Spot spot, Owned left) {
        return spot.attributes().stream()
                .filter(o -> o.thing() == left.thing()
                        && o.attribute() != left.attribute()
                        && o.attribute().type == left.attribute().type)
                .findFirst();
    }

    /// `Registrations for courses that have already started are not possible.`
    private static boolean already(Saying saying, List<DraftRule> rules) {
        boolean said = saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("already|bereits|schon"));
        if (!said || !RuleReader.forbids(saying.clause())) {
            return false;
        }
        return against(saying, "<=", rules);
    }

    /// The moments are told by verbs: `it must be back after it left`, `bis nicht vor von`.
    private static boolean ends(Saying saying, int at, List<DraftRule> rules) {
        var tokens = saying.clause().tokens();
        boolean end = tokens.subList(0, at).stream()
                .anyMatch(
                        t -> t.lower()
                                .matches(
                                        "leave|goes?|departs?|departure|geht|gehen|abreise|rückgabe|schluss|back|end|ends|ended|over|out|returns?|returned|finish(es)?|to|until|bis|ende|endet|zurück|enden"));
        boolean start = tokens.subList(at + 1, tokens.size()).stream()
                .anyMatch(
                        t -> t.lower()
                                .matches(
                                        "came|comes?|arriv\\w+|arrival|kommt|kommen|kam|anreise|ausgabe|anfang|left|leaves|starts?|started|begins?|began|in|departs?|from|von|beginn|beginnt|anfängt|losgeht|start"));
        if (!end || !start) {
            return false;
        }
        var topic = saying.topic();
        var home = Stream.concat(saying.things().stream(), Stream.ofNullable(topic))
                .filter(t -> Period.planned(t).isPresent())
                .findFirst();
        home.ifPresent(t -> add(saying, t, strict(saying, at, sign(after(saying, at), not(saying, at))), rules));
        return home.isPresent();
    }

    private static void add(Saying saying, Thing thing, String sign, List<DraftRule> rules) {
        var period = Period.planned(thing).orElseThrow();
        rules.add(DraftRule.require(
                thing,
                "%s_%s_order".formatted(thing.name, period.end().name),
                saying.label(),
                "%s %s %s".formatted(period.end().name, sign, period.start().name),
                saying.origin()));
    }
}
