package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many there may be: `a member may have at most 3 loans open`, `nobody does more than three jobs a day`.
final class Counts {
    private static final String DONE =
            "(done|closed|finished|fertig|erledigt|cancel.*|storn.*|abge.*|invoiced|paid|bezahlt|returned|delivered|completed|held).*";

    private Counts() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        if (each(saying, rules)) {
            return true;
        }
        int bound = saying.find(AT_MOST, MORE_THAN);
        var numbers = bound < 0 ? List.<BigDecimal>of() : saying.numbers(bound, bound + 3);
        boolean forbids = bound >= 0 && (saying.clause().get(bound).is(AT_MOST) || RuleReader.forbids(saying.clause()));
        if (numbers.isEmpty() || !forbids) {
            return false;
        }
        var named = saying.between(bound, saying.clause().size()).stream()
                .map(s -> s.thing())
                .filter(t -> t != null)
                .map(t -> (Thing) java.util.Objects.requireNonNull(t))
                .findFirst();
        if (named.isEmpty()) {
            return false;
        }
        var counted = counted(saying, named.get());
        var per = counted.flatMap(c -> per(saying, c, named.get()));
        if (per.isEmpty()) {
            return false;
        }
        add(saying, counted.get(), per.get(), numbers.getFirst().toPlainString(), rules);
        return true;
    }

    /// `Only one enrolment per member and class`, `the maximum number of enrolments per class is 12`, `40 pieces to a
    /// firing, that's the limit`.
    private static boolean each(Saying saying, List<DraftRule> rules) {
        int per = saying.find(PER);
        per = per < 0 ? saying.find(EACH) : per;
        boolean limit = saying.has(AT_MOST, ONLY)
                || saying.clause().tokens().stream()
                        .anyMatch(t -> t.lower()
                                .matches("(only|just|exactly) one|(nur|genau) eine?[nrs]?|limit|grenze|obergrenze"));
        boolean asks = saying.has(SEE, LIST, HOW_MANY, REVENUE, HAVE, CAN, MUST, SHOULD);
        if (per < 0 || !limit || asks) {
            return false;
        }
        int at = per;
        var parents = saying.spots().stream()
                .filter(s -> s.from() > at)
                .flatMap(s -> Stream.ofNullable(s.thing()))
                .distinct()
                .toList();
        var counted = saying.spots().stream()
                .filter(s -> s.from() < at || !parents.contains(s.thing()))
                .flatMap(s -> Stream.ofNullable(s.thing()))
                .findFirst()
                .or(() -> last(parents));
        var of = parents.stream()
                .filter(p ->
                        counted.filter(c -> c != p && c.tieTo(p).isPresent()).isPresent())
                .toList();
        var number = saying.numbers(0, saying.clause().size()).stream()
                .findFirst()
                .or(() -> saying.has(ONE) || one(saying) ? Optional.of(BigDecimal.ONE) : Optional.empty());
        if (of.isEmpty()) {
            return false;
        }
        var thing = counted.orElseThrow();
        if (number.isEmpty()) {
            return room(saying, thing, of.getFirst(), at, rules);
        }
        if (number.get().equals(BigDecimal.ONE) && of.size() > 1) {
            thing.unique.add(of.stream()
                    .limit(2)
                    .map(p -> thing.tieTo(p).orElseThrow().name)
                    .toList());
        } else {
            add(saying, thing, of.getFirst(), number.get().toPlainString(), rules);
        }
        return true;
    }

    /// `The maximum number of enrolments per class = its places`.
    private static boolean room(Saying saying, Thing counted, Thing of, int per, List<DraftRule> rules) {
        var room = saying.spots().stream()
                .filter(s -> s.from() > per)
                .flatMap(s -> s.attributeOf(of).stream())
                .map(o -> o.attribute())
                .filter(a -> a.type == FieldType.INTEGER && a.expr == null)
                .findFirst();
        room.ifPresent(a -> add(saying, counted, of, counted.tieTo(of).orElseThrow().name + "." + a.name, rules));
        return room.isPresent();
    }

    /// `Pro Gast und Kurs nur eine Buchung`: what is counted comes last.
    private static Optional<Thing> last(List<Thing> named) {
        return named.size() < 2 ? Optional.empty() : Optional.of(named.getLast());
    }

    private static boolean one(Saying saying) {
        return saying.clause().tokens().stream()
                .anyMatch(t -> t.lower().matches("((only|just|exactly) )?one|a single|((nur|genau) )?eine?[nrs]?"));
    }

    /// `3 tools out at once` are three loans of tools.
    private static Optional<Thing> counted(Saying saying, Thing named) {
        if (per(saying, named, named).isPresent()) {
            return Optional.of(named);
        }
        return saying.lookup().draft().holders(named).stream()
                .filter(d -> d.deed()
                        && d.tieTo(named).isPresent()
                        && per(saying, d, named).isPresent())
                .findFirst();
    }

    private static Optional<Thing> per(Saying saying, Thing counted, Thing named) {
        var topic = saying.topic();
        var told = Stream.concat(saying.things().stream(), Stream.ofNullable(saying.has(NOBODY) ? null : topic))
                .filter(t -> t != counted && t != named && counted.tieTo(t).isPresent())
                .findFirst();
        return told.or(() -> saying.has(NOBODY, IT) ? somebody(counted) : Optional.empty());
    }

    /// `Nobody`: the only person among the links, or the one by whom it is done.
    private static Optional<Thing> somebody(Thing counted) {
        var people = counted.ties.stream()
                .filter(t -> !t.many && (t.to.person() || reachable(t.to)))
                .toList();
        return people.stream()
                .filter(t ->
                        people.size() == 1 || String.valueOf(t.from.text()).matches("(?i).*\\b(by|von|durch)\\b.*"))
                .map(t -> t.to)
                .findFirst();
    }

    /// Who has a telephone or an address is somebody.
    private static boolean reachable(Thing thing) {
        return thing.first(a -> a.type == FieldType.PHONE || a.type == FieldType.EMAIL)
                .isPresent();
    }

    private static void add(Saying saying, Thing counted, Thing per, String number, List<DraftRule> rules) {
        var tie = counted.tieTo(per).orElseThrow();
        var day = saying.has(DAY) ? day(counted) : Optional.<String>empty();
        var open = saying.has(OPEN, SAME_TIME)
                        || saying.clause().tokens().stream()
                                .anyMatch(t -> t.lower().matches("out|draußen"))
                ? open(counted)
                : null;
        var where =
                day.or(() -> Optional.ofNullable(open)).map(w -> " where " + w).orElse("");
        rules.add(DraftRule.require(
                counted,
                "at_most_%s_%s".formatted(number.replace('.', '_'), counted.pluralName),
                saying.label(),
                "count(%s.%s%s) <= %s".formatted(tie.name, tie.reverse, where, number),
                saying.origin()));
    }

    /// Those of the same day as the record itself.
    private static Optional<String> day(Thing thing) {
        return thing.first(a -> a.type.temporal() && a.type != FieldType.TIME && a.expr == null)
                .map(a -> a.type == FieldType.DATETIME
                        ? "date(%s) = date(this.%s)".formatted(a.name, a.name)
                        : "%s = this.%s".formatted(a.name, a.name));
    }

    /// Still open: not returned, not finished.
    private static @Nullable String open(Thing thing) {
        var back = thing.first(
                a -> a.type.temporal() && (a.key.matches(Period.BACK) || a.key.matches(".*(closed|finished_on).*")));
        return back.map(a -> a.name + " is empty")
                .or(() -> thing.first(a -> !a.values.isEmpty()).flatMap(Counts::openState))
                .orElse(null);
    }

    private static Optional<String> openState(Attribute status) {
        var open = status.values.stream()
                .map(Lookup::valueName)
                .filter(v -> !v.matches(DONE))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("%s in (%s)"
                        .formatted(
                                status.name,
                                String.join(
                                        ", ",
                                        open.stream().map(v -> "'" + v + "'").toList())));
    }
}
