package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.Optional;

/// What must be so before a record may be made: a valid certificate, a state, an age, not too many of them.
final class Requirements {
    private static final int STEM = 5;

    private Requirements() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        return valid(saying, rules) || Counts.read(saying, rules) || age(saying, rules);
    }

    /// `No pickup without a valid certificate`, `only divers with a valid medical may dive`.
    private static boolean valid(Saying saying, List<DraftRule> rules) {
        boolean says = saying.has(WITHOUT, VALID)
                || (saying.has(EXPIRE, RUN_OUT) && (RuleReader.forbids(saying.clause()) || stays(saying)))
                || needs(saying)
                || (saying.has(ONLY)
                        && saying.clause().tokens().stream()
                                .anyMatch(t -> t.lower().matches("still|noch")));
        if (!says) {
            return false;
        }
        int at = Math.max(Math.max(saying.find(WITHOUT), saying.find(VALID)), need(saying));
        for (var spot : saying.spots()) {
            boolean behind = spot.from() >= at || spot.to() <= at + 1;
            var proof = behind ? spot.thing() : null;
            if (proof != null && proofDate(proof).isPresent() && byRecord(saying, proof, rules)) {
                return true;
            }
        }
        return byDate(saying, rules);
    }

    /// `With an expired licence it stays in the shed`.
    private static boolean stays(Saying saying) {
        return saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("stays?|remains?|bleibt|bleiben"));
    }

    /// `To dive you need a medical`, `wer leiht, braucht einen Schein`.
    private static boolean needs(Saying saying) {
        return need(saying) >= 0 && !saying.has(SEE, LIST, REVENUE) && !saying.has(PER);
    }

    private static int need(Saying saying) {
        var tokens = saying.clause().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i)
                    .lower()
                    .matches(
                            "needs?|requires?|must have|has to have|have to have|braucht|brauchen|benötigt|benötigen")) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Attribute> proofDate(Thing proof) {
        return proof.first(a -> a.type.temporal()
                && a.expr == null
                && a.key.matches(".*(until|valid|expir|gueltig|ablauf|bis|end|due|faellig).*"));
    }

    /// Holds until a day, and is no stretch of time that something takes.
    private static boolean proves(Thing thing) {
        return proofDate(thing).isPresent()
                && !(thing.deed() && Period.of(thing).isPresent());
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
        for (var owned : dates(saying)) {
            for (var deed : deeds(saying, owned.thing())) {
                var path = deed.tieTo(owned.thing()).orElseThrow().name + "." + owned.attribute().name;
                rules.add(DraftRule.require(
                        deed,
                        "%s_needs_valid_%s".formatted(deed.name, owned.attribute().name),
                        saying.label(),
                        "%s is not empty and %s >= %s".formatted(path, path, moment(deed, owned.attribute(), false)),
                        saying.origin()));
                return true;
            }
        }
        return false;
    }

    /// The fields that say until when something holds, and that the clause names, if only by their stem: `insurance`
    /// for
    /// `insured until`.
    private static List<Owned> dates(Saying saying) {
        var named = saying.spots().stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> until(o.attribute()))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return saying.lookup().draft().things.stream()
                .flatMap(t -> t.attributes.stream()
                        .filter(a -> until(a)
                                && saying.clause().tokens().stream()
                                        .map(Token::lower)
                                        .anyMatch(w -> w.length() > STEM
                                                && a.key.contains(
                                                        Names.identifier(w).substring(0, STEM))))
                        .map(a -> new Owned(t, a)))
                .toList();
    }

    private static boolean until(Attribute a) {
        return a.type.temporal()
                && a.expr == null
                && a.key.matches(".*(until|valid|expir|gueltig|ablauf|bis|gilt|runs_out).*");
    }

    /// Records that link to the person: named by the clause, or by its verb, else the only one.
    private static List<Thing> deeds(Saying saying, Thing person) {
        var holders = saying.lookup().draft().holders(person).stream()
                .filter(h -> h.tieTo(person).isPresent())
                .toList();
        var named = holders.stream()
                .filter(h -> !proves(h) && (saying.things().contains(h) || Periods.byVerb(saying, h)))
                .toList();
        return named.isEmpty()
                ? holders.stream().filter(h -> h.deed() && !proves(h)).toList()
                : named;
    }

    /// The day on which the deed happens, of the type of the date it is compared with.
    private static String moment(Thing deed, Attribute until, boolean inner) {
        var when = deed.first(a -> a.type.temporal()
                && a.type != FieldType.TIME
                && a.expr == null
                && !a.key.matches(".*(due|faellig|return|zurueck|end|birth|geburt).*"));
        if (when.isEmpty()) {
            return parentMoment(deed, until, inner).orElse(until.type == FieldType.DATETIME ? "now()" : "today()");
        }
        var name = inner ? "this." + when.get().name : when.get().name;
        return dated(name, when.get(), until);
    }

    /// A record without a day of its own happens when what it is for does.
    private static Optional<String> parentMoment(Thing deed, Attribute until, boolean inner) {
        return deed.ties.stream()
                .filter(t -> !t.many && Period.of(t.to).isPresent())
                .map(t -> {
                    var start = Period.of(t.to).orElseThrow().start();
                    return dated((inner ? "this." : "") + t.name + "." + start.name, start, until);
                })
                .findFirst();
    }

    private static String dated(String path, Attribute moment, Attribute until) {
        return until.type == FieldType.DATE && moment.type == FieldType.DATETIME ? "date(%s)".formatted(path) : path;
    }

    /// `They have to be 18.`
    private static boolean age(Saying saying, List<DraftRule> rules) {
        var numbers = saying.numbers(0, saying.clause().size()).stream()
                .filter(n -> n.intValue() >= 3 && n.intValue() <= 99)
                .toList();
        boolean years = saying.has(YEAR)
                || (saying.has(MUST) && saying.has(BE) && saying.clause().size() <= 14)
                || (saying.has(NOBODY, NO) && saying.has(LESS_THAN));
        if (numbers.isEmpty()
                || !years
                || saying.spots().stream()
                        .anyMatch(s -> s.thing() == null && !s.attributes().isEmpty())) {
            return false;
        }
        var topic = saying.topic();
        var thing = saying.has(NOBODY)
                ? saying.lookup().draft().things.stream()
                        .filter(t -> born(t).isPresent())
                        .findFirst()
                        .orElse(topic)
                : saying.things().stream().findFirst().orElse(topic);
        var birth = thing == null ? Optional.<Attribute>empty() : born(thing);
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

    private static Optional<Attribute> born(Thing thing) {
        return thing.first(a -> a.type == FieldType.DATE && a.key.matches(".*(birth|born|geburt|geboren).*"));
    }
}
