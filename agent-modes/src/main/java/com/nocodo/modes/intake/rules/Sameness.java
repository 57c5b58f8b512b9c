package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What there may be only one of: `no two items share a number`, `the same guest cannot register twice for one course`.
final class Sameness {
    private Sameness() {}

    static boolean read(Saying saying) {
        return shared(saying) || again(saying);
    }

    /// `No two X may have the same F`: the field is unique.
    private static boolean shared(Saying saying) {
        boolean two = saying.clause().tokens().stream()
                .anyMatch(t -> t.lower().matches("two|2|zwei|zweimal|same|gleiche[nrs]?|selben?|dieselbe|derselbe"));
        boolean share = saying.has(HAVE, WITH)
                || saying.clause().tokens().stream()
                        .anyMatch(
                                t -> t.lower().matches("share|shares|teilen|vergeben|used|carry|tragen|bekommen|get"));
        if (!two || !share || saying.has(SAME_TIME) || !RuleReader.forbids(saying.clause())) {
            return false;
        }
        var fields = saying.spots().stream()
                .filter(s -> s.thing() == null || s.to() - s.from() > 1)
                .flatMap(s -> saying.field(s, a -> a.type.textual() || a.type == FieldType.INTEGER).stream())
                .toList();
        if (fields.size() == 1) {
            fields.getFirst().attribute().unique = true;
        }
        return fields.size() == 1;
    }

    /// `A can only be B-ed once for the same C`: the record between the two is unique for both.
    private static boolean again(Saying saying) {
        boolean twice = saying.has(TWICE) && RuleReader.forbids(saying.clause());
        boolean once = saying.has(COUNT_OF_TIMES, UNIQUE) && saying.has(ONLY, CAN, UNIQUE);
        boolean dated = saying.has(SAME_TIME, DAY, WEEK, MONTH, YEAR)
                || saying.spots().stream()
                        .anyMatch(s -> s.attributes().stream()
                                .anyMatch(o -> o.attribute().type.temporal()));
        if (!(twice || once) || dated) {
            return false;
        }
        var things = saying.things();
        for (var deed : saying.lookup().draft().things) {
            var sides = sides(saying, deed, things);
            if (sides.size() == 2) {
                var names = sides.stream()
                        .map(t -> deed.tieTo(t).orElseThrow().name)
                        .toList();
                if (!deed.unique.contains(names)) {
                    deed.unique.add(names);
                }
                return true;
            }
        }
        return false;
    }

    /// The two that the record ties together; whoever `nobody` is, is the person among its links.
    private static List<Thing> sides(Saying saying, Thing deed, List<Thing> things) {
        if (Period.of(deed).isPresent()) {
            return List.of();
        }
        var named = things.stream()
                .filter(t -> t != deed && deed.tieTo(t).isPresent())
                .toList();
        boolean person = named.size() == 1 && !named.getFirst().person() && saying.has(NOBODY, IT);
        var who = person
                ? deed.ties.stream()
                        .filter(t -> !t.many && t.to.person())
                        .map(t -> t.to)
                        .findFirst()
                : Optional.<Thing>empty();
        return who.map(w -> List.of(w, named.getFirst())).orElse(named);
    }

    /// The field that a clause names as the one that must not repeat, before or behind what forbids it.
    static Optional<Owned> repeated(Saying saying) {
        return saying.spots().stream()
                .filter(s -> s.thing() == null || s.to() - s.from() > 1)
                .map(s -> saying.field(
                                s, a -> a.type.textual() || a.type == FieldType.INTEGER || a.type == FieldType.DATE)
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
