package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Lookup.Valued;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;

/// What must be so only under a condition: `if it is damaged, a note is required`, `it can only be collected once it is
/// paid`, `bulky jobs only go to riders with a cargo bike`.
final class Conditionals {
    private static final String ONCE = "once|sobald|unless|until";
    private static final String FIRST = "erst|only|nur|not|nicht|can't|cannot";

    private Conditionals() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        int at = connector(saying);
        if (at < 0) {
            return kept(saying, rules);
        }
        int size = saying.clause().size();
        int comma = comma(saying, at);
        boolean leads = at <= 1 && comma > 0;
        var condition = leads ? saying.between(at, comma) : saying.between(at, size);
        var outcome = leads ? saying.between(comma, size) : saying.between(0, at);
        return required(saying, condition, outcome, rules) || state(saying, condition, outcome, rules);
    }

    private static int connector(Saying saying) {
        var tokens = saying.clause().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).any(WHEN, WHETHER) || tokens.get(i).lower().matches(ONCE)) {
                return i;
            }
        }
        return -1;
    }

    private static int comma(Saying saying, int from) {
        var tokens = saying.clause().tokens();
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).sign(",")) {
                return i;
            }
        }
        return -1;
    }

    /// `If there are defects, the description must not be empty.`
    private static boolean required(Saying saying, List<Spot> condition, List<Spot> outcome, List<DraftRule> rules) {
        boolean filled = saying.has(REQUIRED) && !saying.has(OPTIONAL)
                || saying.has(EMPTY) && RuleReader.forbids(saying.clause()) && saying.has(MUST, CAN, SHOULD);
        if (!filled) {
            return false;
        }
        for (var spot : outcome) {
            for (var field : spot.attributes()) {
                var thing = field.thing();
                var when = condition.stream()
                        .flatMap(s -> not(s, thing, field.attribute()).stream())
                        .findFirst();
                if (when.isPresent()) {
                    add(
                            saying,
                            thing,
                            field.attribute().name + "_required",
                            when.get() + " or " + field.attribute().name + " is not empty",
                            rules);
                    return true;
                }
            }
        }
        return false;
    }

    /// The opposite of what a spot says of a thing.
    private static Optional<String> not(Spot spot, Thing thing, Attribute but) {
        var value = spot.values().stream().filter(v -> v.thing() == thing).findFirst();
        if (value.isPresent()) {
            return value.map(v -> "%s != '%s'".formatted(v.attribute().name, v.value()));
        }
        return spot.attributeOf(thing)
                .map(Owned::attribute)
                .filter(a -> a != but && a.expr == null)
                .map(a -> a.type == FieldType.BOOLEAN ? a.name + " = false" : a.name + " is empty");
    }

    /// `It can only be collected once it is paid.`
    private static boolean state(Saying saying, List<Spot> condition, List<Spot> outcome, List<DraftRule> rules) {
        boolean barred = saying.clause().tokens().stream()
                .anyMatch(t -> t.any(ONLY, NOT) || t.lower().matches(FIRST));
        for (var spot : barred ? outcome : List.<Spot>of()) {
            for (var value : spot.values()) {
                var flag = condition.stream()
                        .flatMap(s -> s.attributeOf(value.thing()).stream())
                        .map(Owned::attribute)
                        .filter(a -> a.type == FieldType.BOOLEAN && a != value.attribute())
                        .findFirst();
                if (flag.isPresent()) {
                    add(
                            saying,
                            value.thing(),
                            "%s_needs_%s".formatted(value.value(), flag.get().name),
                            "%s != '%s' or %s = true".formatted(value.attribute().name, value.value(), flag.get().name),
                            rules);
                    return true;
                }
            }
        }
        return false;
    }

    /// `Bulky jobs only go to riders with a cargo bike.`
    private static boolean kept(Saying saying, List<DraftRule> rules) {
        int only = saying.find(ONLY);
        if (only < 1) {
            return false;
        }
        var value = saying.between(0, only).stream()
                .flatMap(s -> s.values().stream())
                .findFirst();
        var flag = saying.between(only, saying.clause().size()).stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> o.attribute().type == FieldType.BOOLEAN)
                .findFirst();
        if (value.isEmpty() || flag.isEmpty()) {
            return false;
        }
        var thing = value.get().thing();
        boolean near =
                flag.get().thing() == thing || thing.tieTo(flag.get().thing()).isPresent();
        if (near) {
            add(
                    saying,
                    thing,
                    value.get().value() + "_needs_" + flag.get().attribute().name,
                    kept(value.get(), flag.get()),
                    rules);
        }
        return near;
    }

    private static String kept(Valued value, Owned flag) {
        return "%s != '%s' or %s = true".formatted(value.attribute().name, value.value(), flag.path(value.thing()));
    }

    private static void add(Saying saying, Thing thing, String name, String expr, List<DraftRule> rules) {
        rules.add(DraftRule.require(thing, name, saying.label(), expr, saying.origin()));
    }
}
