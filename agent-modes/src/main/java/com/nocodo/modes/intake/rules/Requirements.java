package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must be so before a record may be made: a valid certificate, a state, an age, not too many of them.
final class Requirements {
    private Requirements() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        return valid(saying, rules) || limit(saying, rules) || age(saying, rules) || state(saying, rules);
    }

    /// `No pickup without a valid certificate`, `only divers with a valid medical may dive`.
    private static boolean valid(Saying saying, List<DraftRule> rules) {
        boolean says =
                saying.has(WITHOUT) || saying.has(VALID) || (saying.has(EXPIRE) && RuleReader.forbids(saying.clause()));
        if (!says) {
            return false;
        }
        int at = Math.max(saying.find(WITHOUT), saying.find(VALID));
        for (var spot : saying.spots()) {
            boolean behind = spot.from() >= at || spot.to() <= at + 1;
            var proof = behind ? spot.thing() : null;
            if (proof != null && proofDate(proof).isPresent() && byRecord(saying, proof, rules)) {
                return true;
            }
        }
        return byDate(saying, rules);
    }

    private static Optional<Attribute> proofDate(Thing proof) {
        return proof.first(a -> a.type.temporal()
                && a.expr == null
                && a.key.matches(".*(until|valid|expir|gueltig|ablauf|bis|end|due|faellig).*"));
    }

    private static boolean byRecord(Saying saying, Thing proof, List<DraftRule> rules) {
        var until = proofDate(proof).orElseThrow();
        for (var person : proof.ties) {
            for (var deed : deeds(saying, person.to)) {
                if (deed != proof) {
                    var tie = deed.tieTo(person.to).orElseThrow();
                    var expr = "exists(%s.%s where %s >= %s)"
                            .formatted(tie.name, person.reverse, until.name, moment(deed, until, true));
                    rules.add(DraftRule.require(
                            deed,
                            "%s_needs_valid_%s".formatted(deed.name, proof.name),
                            saying.label(),
                            expr,
                            saying.origin()));
                    return true;
                }
            }
        }
        return false;
    }

    /// The certificate is a date on the person's own record.
    private static boolean byDate(Saying saying, List<DraftRule> rules) {
        for (var spot : saying.spots()) {
            for (var owned : spot.attributes()) {
                boolean dated = owned.attribute().type.temporal()
                        && owned.attribute().key.matches(".*(until|valid|expir|gueltig|ablauf|bis).*");
                if (dated) {
                    for (var deed : deeds(saying, owned.thing())) {
                        var path = deed.tieTo(owned.thing()).orElseThrow().name + "." + owned.attribute().name;
                        var expr = "%s is not empty and %s >= %s"
                                .formatted(path, path, moment(deed, owned.attribute(), false));
                        rules.add(DraftRule.require(
                                deed,
                                "%s_needs_valid_%s".formatted(deed.name, owned.attribute().name),
                                saying.label(),
                                expr,
                                saying.origin()));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Records that link to the person: named by the clause, or by its verb, else the only one.
    private static List<Thing> deeds(Saying saying, Thing person) {
        var holders = saying.lookup().draft().holders(person).stream()
                .filter(h -> h.tieTo(person).isPresent())
                .toList();
        var named = holders.stream()
                .filter(h -> proofDate(h).isEmpty() && (saying.things().contains(h) || Periods.byVerb(saying, h)))
                .toList();
        return named.isEmpty()
                ? holders.stream()
                        .filter(h -> h.deed() && proofDate(h).isEmpty())
                        .toList()
                : named;
    }

    /// The day on which the deed happens, of the type of the date it is compared with.
    private static String moment(Thing deed, Attribute until, boolean inner) {
        var when = deed.first(a -> a.type.temporal()
                && a.type != FieldType.TIME
                && a.expr == null
                && !a.key.matches(".*(due|faellig|return|zurueck|end|birth|geburt).*"));
        if (when.isEmpty()) {
            return until.type == FieldType.DATETIME ? "now()" : "today()";
        }
        var name = inner ? "this." + when.get().name : when.get().name;
        boolean asDate = until.type == FieldType.DATE && when.get().type == FieldType.DATETIME;
        return asDate ? "date(%s)".formatted(name) : name;
    }

    /// `A member may have at most 3 loans open at once.`
    private static boolean limit(Saying saying, List<DraftRule> rules) {
        int bound = saying.find(AT_MOST, MORE_THAN);
        var numbers = bound < 0 ? List.<java.math.BigDecimal>of() : saying.numbers(bound, bound + 3);
        if (numbers.isEmpty()) {
            return false;
        }
        var counted = saying.between(bound, saying.clause().size()).stream()
                .map(s -> s.thing())
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
        var per = counted == null ? null : perWhom(saying, counted);
        if (counted == null || per == null) {
            return false;
        }
        var tie = counted.tieTo(per).orElseThrow();
        var open = saying.has(OPEN, SAME_TIME) ? open(counted) : null;
        var where = open == null ? "" : " where " + open;
        var expr = "count(%s.%s%s) <= %s"
                .formatted(tie.name, tie.reverse, where, numbers.getFirst().toPlainString());
        rules.add(DraftRule.require(
                counted,
                "at_most_%s_%s".formatted(numbers.getFirst().toPlainString(), counted.pluralName),
                saying.label(),
                expr,
                saying.origin()));
        return true;
    }

    private static @Nullable Thing perWhom(Saying saying, Thing counted) {
        var topic = saying.topic();
        return saying.things().stream()
                .filter(t -> t != counted && counted.tieTo(t).isPresent())
                .findFirst()
                .orElse(topic != null && counted.tieTo(topic).isPresent() ? topic : null);
    }

    /// Still open: not returned, not finished.
    public static @Nullable String open(Thing thing) {
        var back = thing.first(
                a -> a.type.temporal() && a.key.matches(".*(return|zurueck|rueckgabe|back|closed|finished_on).*"));
        if (back.isPresent()) {
            return back.get().name + " is empty";
        }
        var status = thing.first(a -> !a.values.isEmpty());
        return status.map(a -> {
                    var open = a.values.stream()
                            .map(com.nocodo.modes.intake.decide.Lookup::valueName)
                            .filter(
                                    v -> !v.matches(
                                            "(done|closed|finished|fertig|erledigt|cancel.*|storn.*|abge.*|invoiced|paid|bezahlt|returned|delivered|completed|held).*"))
                            .toList();
                    return open.isEmpty()
                            ? null
                            : "%s in (%s)"
                                    .formatted(
                                            a.name,
                                            String.join(
                                                    ", ",
                                                    open.stream()
                                                            .map(v -> "'" + v + "'")
                                                            .toList()));
                })
                .orElse(null);
    }

    /// `They have to be 18.`
    private static boolean age(Saying saying, List<DraftRule> rules) {
        var numbers = saying.numbers(0, saying.clause().size()).stream()
                .filter(n -> n.intValue() >= 3 && n.intValue() <= 99)
                .toList();
        boolean years = saying.has(YEAR)
                || (saying.has(MUST) && saying.has(BE) && saying.clause().size() <= 14);
        if (numbers.isEmpty()
                || !years
                || saying.spots().stream()
                        .anyMatch(s -> s.thing() == null && !s.attributes().isEmpty())) {
            return false;
        }
        var topic = saying.topic();
        var thing = saying.things().stream().findFirst().orElse(topic);
        var birth = thing == null
                ? Optional.<Attribute>empty()
                : thing.first(a -> a.type == FieldType.DATE && a.key.matches(".*(birth|geburt).*"));
        if (thing == null || birth.isEmpty()) {
            return false;
        }
        var n = numbers.getFirst().toPlainString();
        rules.add(DraftRule.require(
                thing,
                "%s_at_least_%s".formatted(thing.name, n),
                saying.label(),
                "age(%s) >= %s".formatted(birth.get().name, n),
                saying.origin()));
        return true;
    }

    /// `Broken tools cannot be lent`, `only active members may borrow`.
    private static boolean state(Saying saying, List<DraftRule> rules) {
        boolean not = RuleReader.forbids(saying.clause());
        if (!not && !saying.has(ONLY)) {
            return false;
        }
        for (var spot : saying.spots()) {
            for (var value : spot.values()) {
                if (saying.things().contains(value.thing())
                        && refuse(
                                saying,
                                value.thing(),
                                "%s.{f} %s '%s'"
                                        .replace("{f}", value.attribute().name)
                                        .formatted("%s", not ? "!=" : "=", value.value()),
                                rules)) {
                    return true;
                }
            }
            for (var owned : spot.attributes()) {
                boolean flag = owned.attribute().type == FieldType.BOOLEAN
                        && saying.things().contains(owned.thing());
                if (flag
                        && refuse(
                                saying,
                                owned.thing(),
                                "%s." + owned.attribute().name + (not ? " = false" : " = true"),
                                rules)) {
                    return true;
                }
            }
        }
        return false;
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
