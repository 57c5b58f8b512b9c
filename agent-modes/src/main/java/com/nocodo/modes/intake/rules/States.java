package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Lookup.Valued;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;

/// What a thing must or must not be like before something is done with it: `broken tools cannot be lent`.
final class States {
    private States() {}

    /// `Broken tools cannot be lent`, `only active members may borrow`.
    static boolean read(Saying saying, List<DraftRule> rules) {
        boolean not = RuleReader.forbids(saying.clause());
        if (!not && !saying.has(ONLY) || saying.has(BEFORE, AFTER)) {
            return false;
        }
        for (var spot : saying.spots()) {
            for (var value : spot.values()) {
                if (concerns(saying, value.thing())
                        && refuse(saying, value.thing(), among(saying, value, not), rules)) {
                    return true;
                }
            }
            for (var owned : spot.attributes()) {
                boolean flag = owned.attribute().type == FieldType.BOOLEAN && concerns(saying, owned.thing());
                if (flag
                        && refuse(
                                saying,
                                owned.thing(),
                                "%s." + owned.attribute().name + (not != denied(saying, spot) ? " = false" : " = true"),
                                rules)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// `Inactive members`, where the field is `active`.
    private static boolean denied(Saying saying, Spot spot) {
        return saying.clause().get(spot.from()).lower().matches("(in|un|non-?)\\p{L}{4,}")
                && spot.attributes().stream().noneMatch(o -> o.attribute().key.matches("(in|un)\\w{4,}"));
    }

    private static boolean concerns(Saying saying, Thing thing) {
        return saying.things().contains(thing) || saying.things().isEmpty() && saying.topic() == thing;
    }

    /// All values of the same field that the clause names: `broken or lost`.
    private static String among(Saying saying, Valued first, boolean not) {
        var values = saying.spots().stream()
                .flatMap(s -> s.values().stream())
                .filter(v -> v.attribute() == first.attribute())
                .map(v -> "'" + v.value() + "'")
                .distinct()
                .toList();
        var path = "%s." + first.attribute().name;
        return values.size() == 1
                ? "%s %s %s".formatted(path, not ? "!=" : "=", values.getFirst())
                : "%s%s in (%s)".formatted(not ? "not " : "", path, String.join(", ", values));
    }

    private static boolean refuse(Saying saying, Thing thing, String condition, List<DraftRule> rules) {
        var holders = saying.lookup().draft().holders(thing).stream()
                .filter(h -> h.tieTo(thing).isPresent())
                .toList();
        var deed = holders.stream()
                .filter(h -> saying.things().contains(h) || Periods.byVerb(saying, h))
                .findFirst()
                .or(() -> holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty());
        deed.ifPresent(d -> rules.add(DraftRule.require(
                d,
                saying.name(d.name + "_refused"),
                saying.label(),
                condition.formatted(d.tieTo(thing).orElseThrow().name),
                saying.origin())));
        return deed.isPresent();
    }
}
