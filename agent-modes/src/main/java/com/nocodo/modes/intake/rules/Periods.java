package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `A teacher cannot have two lessons at the same time`, `a flat is not booked twice`, `only once per day`.
final class Periods {
    private Periods() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        var clause = saying.clause();
        boolean no = RuleReader.forbids(clause) || saying.has(ONLY) || saying.has(ONE);
        boolean again = clause.tokens().stream().anyMatch(t -> t.lower().matches("again|wieder|erneut|nochmal"));
        boolean clash = saying.has(SAME_TIME, TWICE) || sameHours(clause) || (again && saying.has(CAN, MUST, SHOULD));
        boolean unique = saying.has(UNIQUE)
                && clause.toString().toLowerCase(java.util.Locale.ROOT).matches(".*(doppel|twice).*");
        boolean counts = saying.has(AT_MOST, MORE_THAN)
                && !saying.numbers(0, clause.size()).isEmpty();
        if (!saying.has(TWICE) && (counts || saying.has(AT_MOST, MORE_THAN) && saying.has(SAME_TIME))) {
            return false;
        }
        if (no && (clash || unique)) {
            return overlap(saying, rules);
        }
        boolean once =
                (saying.has(COUNT_OF_TIMES, ONE) && saying.has(PER) && saying.has(DAY) && (saying.has(ONLY) || no))
                        || sameDay(saying);
        return once && daily(saying, rules);
    }

    /// `For the same nights`, `in same time`, `zu denselben Stunden`.
    private static boolean sameHours(Clause clause) {
        for (int i = 0; i + 1 < clause.size(); i++) {
            boolean same = clause.get(i).lower().matches("the same|same|(der|die|den|dem)selben?|gleichen?");
            var next = clause.get(i + 1);
            if (same
                    && (next.any(NIGHT, HOUR, TIME)
                            || next.lower().matches("days|dates|slot|period|tagen|zeit|zeitraum|termin"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameDay(Saying saying) {
        return RuleReader.forbids(saying.clause())
                && saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("same|selben|gleichen"))
                && saying.spots().stream()
                        .anyMatch(s -> s.attributes().stream()
                                .anyMatch(o -> o.attribute().type.temporal()));
    }

    private static boolean overlap(Saying saying, List<DraftRule> rules) {
        boolean found = false;
        for (var resource : resources(saying)) {
            var deed = deed(saying, resource);
            if (deed.isPresent() && deed.get() != resource) {
                found |= add(saying, deed.get(), resource, rules);
            }
        }
        boolean full = saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("over-?book.*|überbuch.*"));
        boolean told = !saying.things().isEmpty() || saying.has(TWICE);
        boolean bare = told
                && !full
                && saying.things().stream().allMatch(t -> Period.of(t).isPresent());
        return found || bare && taken(saying, rules);
    }

    /// `No double bookings`: of that which takes time, what it takes up and is nobody.
    private static boolean taken(Saying saying, List<DraftRule> rules) {
        var topic = saying.topic();
        var deeds = saying.lookup().draft().things.stream()
                .filter(t -> Period.of(t).isPresent() && !t.ties.isEmpty())
                .toList();
        var deed = deeds.stream()
                .filter(saying.things()::contains)
                .findFirst()
                .or(() -> deeds.stream().filter(d -> d == topic).findFirst())
                .or(() -> deeds.stream()
                        .filter(d -> topic != null && d.tieTo(topic).isPresent())
                        .findFirst())
                .or(() -> deeds.size() == 1 ? Optional.of(deeds.getFirst()) : Optional.empty());
        var resources = deed.stream()
                .flatMap(d -> d.ties.stream())
                .filter(t -> !t.many && !t.to.person())
                .map(t -> t.to)
                .toList();
        return resources.size() == 1 && add(saying, deed.orElseThrow(), resources.getFirst(), rules);
    }

    /// Of what is named, the things that a named record with a period takes up.
    private static List<Thing> taken(Saying saying) {
        var things = saying.things();
        return things.stream()
                .filter(r -> things.stream()
                        .anyMatch(d ->
                                d != r && d.tieTo(r).isPresent() && Period.of(d).isPresent()))
                .toList();
    }

    private static List<Thing> resources(Saying saying) {
        var taken = taken(saying);
        if (taken.size() == 1) {
            return taken;
        }
        int modal = saying.find(CAN, MUST, SHOULD);
        var subjects = saying.between(0, Math.max(0, modal)).stream()
                .map(s -> s.thing())
                .filter(t -> t != null && !saying.lookup().draft().holders(t).isEmpty())
                .map(t -> (Thing) java.util.Objects.requireNonNull(t))
                .distinct()
                .toList();
        boolean several = saying
                .clause()
                .tokens()
                .subList(Math.max(0, modal), saying.clause().size())
                .stream()
                .anyMatch(t -> t.sign(",") || t.lower().matches("neither|nor|weder|ebenso|ebensowenig"));
        if (!subjects.isEmpty() && !several) {
            return subjects;
        }
        var result = new ArrayList<>(saying.things());
        var topic = saying.topic();
        if (result.isEmpty() && topic != null && !saying.has(NOBODY)) {
            result.add(topic);
        }
        return result;
    }

    /// The record that takes time of the resource: named in the clause, else the one that holds a link to it.
    private static Optional<Thing> deed(Saying saying, Thing resource) {
        var holders = saying.lookup().draft().holders(resource).stream()
                .filter(h -> h.tieTo(resource).isPresent())
                .toList();
        var named = holders.stream().filter(saying.things()::contains).findFirst();
        return named.or(() -> holders.stream().filter(h -> byVerb(saying, h)).findFirst())
                .or(() -> holders.stream().filter(h -> Period.of(h).isPresent()).findFirst());
    }

    /// `rented` speaks of rentals, `booked` of bookings, `lent` of loans.
    static boolean byVerb(Saying saying, Thing record) {
        return saying.clause().tokens().stream()
                .filter(t -> t.pos().equals("VERB")
                        || t.pos().equals("ADJ")
                        || t.pos().equals("NOUN"))
                .anyMatch(t -> notes(record, t.lemma()) || notes(record, t.lower()));
    }

    private static boolean notes(Thing record, String verb) {
        var stem =
                verb.toLowerCase(java.util.Locale.ROOT).replaceFirst("^ge", "").replaceAll("(en|ed|t|e|ing|n)$", "");
        var concept = record.concept;
        return (stem.length() >= 3 && record.key.startsWith(stem))
                || (concept != null && concept.deeds().contains(verb));
    }

    private static boolean add(Saying saying, Thing deed, Thing resource, List<DraftRule> rules) {
        var tie = deed.tieTo(resource).orElseThrow();
        var period = Period.of(deed);
        var name = "%s_one_%s_at_a_time".formatted(tie.name, deed.name);
        if (rules.stream().anyMatch(r -> r.name().equals(name))) {
            return true;
        }
        if (period.isEmpty()) {
            var moments = deed.attributes.stream()
                    .filter(a -> a.type.temporal() && !a.key.matches(".*(birth|geburt|due|faellig).*"))
                    .map(a -> a.name)
                    .limit(2)
                    .toList();
            if (!moments.isEmpty()) {
                var group = new ArrayList<>(List.of(tie.name));
                group.addAll(moments);
                deed.unique.add(group);
            }
            return !moments.isEmpty();
        }
        var per = new ArrayList<>(List.of(tie.name));
        var day = period.get().day();
        if (day != null) {
            per.add(day.name);
        }
        period.get().fields().stream().filter(a -> !saying.mayBeEmpty(a)).forEach(a -> a.required = true);
        rules.add(new DraftRule(
                deed,
                name,
                saying.label(),
                Rule.Kind.NO_OVERLAP,
                null,
                period.get().start().name,
                period.get().endExpr(saying.mayBeEmpty(period.get().end())),
                per,
                notCancelled(deed),
                saying.origin()));
        return true;
    }

    /// What was called off takes no time.
    static @Nullable String notCancelled(Thing deed) {
        for (var attribute : deed.attributes) {
            var off = attribute.values.stream()
                    .map(Lookup::valueName)
                    .filter(
                            v -> v.matches(
                                    "(.*_)?(cancel|storn|abgesagt|abgelehnt|rejected|no_show|withdrawn|declined|not_erschienen).*"))
                    .toList();
            if (off.size() == 1) {
                return "%s != '%s'".formatted(attribute.name, off.getFirst());
            }
            if (off.size() > 1) {
                return "not %s in (%s)"
                        .formatted(
                                attribute.name,
                                String.join(
                                        ", ",
                                        off.stream().map(v -> "'" + v + "'").toList()));
            }
        }
        return null;
    }

    /// One record per day, for each of what it is linked to, or (with a state) one in that state.
    private static boolean daily(Saying saying, List<DraftRule> rules) {
        var things = saying.things();
        var byVerb = saying.lookup().draft().things.stream()
                .sorted(java.util.Comparator.comparing(t -> !byVerb(saying, t)))
                .toList();
        for (var deed : byVerb) {
            var date = deed.first(a -> (a.type == FieldType.DATE || a.type == FieldType.DATETIME) && a.expr == null);
            boolean meant = things.contains(deed) || byVerb(saying, deed);
            if (date.isEmpty()
                    || !meant
                    || (things.contains(deed) && things.size() > 1 && saying.has(PER) && things.getFirst() == deed)) {
                continue;
            }
            var resource = things.stream()
                    .filter(t -> t != deed && deed.tieTo(t).isPresent())
                    .findFirst();
            if (resource.isPresent() && date.get().type == FieldType.DATE) {
                deed.unique.add(List.of(deed.tieTo(resource.get()).orElseThrow().name, date.get().name));
                return true;
            }
            if (resource.isEmpty() && things.size() == 1 && sameDay(saying)) {
                return state(saying, deed, date.get(), rules);
            }
        }
        return false;
    }

    private static boolean state(Saying saying, Thing deed, Attribute date, List<DraftRule> rules) {
        var value = saying.spots().stream()
                .flatMap(s -> s.values().stream())
                .filter(v -> v.thing() == deed)
                .findFirst();
        var end = date.name + " + 1 days";
        var where = value.map(v -> "%s = '%s'".formatted(v.attribute().name, v.value()))
                .orElse(null);
        rules.add(new DraftRule(
                deed,
                "one_%s_a_day".formatted(deed.name),
                saying.label(),
                Rule.Kind.NO_OVERLAP,
                null,
                date.name,
                end,
                List.of(),
                where,
                saying.origin()));
        return true;
    }
}
