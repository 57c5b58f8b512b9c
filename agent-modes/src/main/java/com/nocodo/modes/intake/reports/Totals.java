package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.reports.Groups.Group;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Grouped sums, counts and rankings.
final class Totals {
    private static final String EARNED =
            ".*(total|amount|sum|fee|price|preis|gesamt|betrag|gebuehr|summe|honorar|revenue|umsatz|rent|miete|premium|value|beitrag).*";
    private static final String NOT_EARNED =
            ".*(deposit|wage|lohn|cost|kosten|kaution|salary|anzahlung|per_|minimum|purchase|budget|einkauf).*";
    private final Wish wish;

    Totals(Wish wish) {
        this.wish = wish;
    }

    /// What is added up, and over which records.
    private record Measure(Thing facts, String expr, String label, boolean money) {}

    Optional<Report> read() {
        var groups = new Groups(wish).read();
        var ranked = ranked();
        if (ranked.isPresent() && groups.isEmpty()) {
            return ranking(ranked.get());
        }
        return measure(groups).map(m -> report(m, groups, ranked.isPresent()));
    }

    /// The thing that is ranked: `best customers`, `most borrowed tools`, `top 10 clients by revenue`.
    private Optional<Thing> ranked() {
        int at = wish.find(BEST, MOST, WORST);
        return at < 0
                ? Optional.empty()
                : wish.spots().stream()
                        .filter(s -> s.thing() != null)
                        .sorted(Comparator.comparing(s -> s.from() < at))
                        .map(s -> (Thing) java.util.Objects.requireNonNull(s.thing()))
                        .findFirst();
    }

    private Optional<Report> ranking(Thing thing) {
        var by = wish.spots().stream()
                .flatMap(s -> s.attributeOf(thing).stream())
                .map(Owned::attribute)
                .filter(a -> a.valueType().numeric())
                .findFirst();
        if (by.isPresent()) {
            var columns = new ArrayList<>(Columns.of(thing));
            if (!columns.contains(by.get().name)) {
                columns.add(by.get().name);
            }
            return Optional.of(Lists.report(
                    wish, thing, null, columns, List.of((wish.has(WORST) ? "" : "-") + by.get().name), limit()));
        }
        var group = List.of(new Group(thing, null, null, thing.label));
        var counted = wish.has(MOST) && !wish.has(REVENUE)
                ? wish.deedOn(thing).map(d -> new Measure(d, "count()", count(d), false))
                : Optional.<Measure>empty();
        return counted.or(() -> measure(group)).map(m -> report(m, group, true));
    }

    private static String count(Thing thing) {
        return thing.pluralLabel;
    }

    private int limit() {
        return wish.tokens().stream()
                .map(com.nocodo.modes.intake.rules.Numbers::of)
                .flatMap(Optional::stream)
                .map(Number::intValue)
                .filter(n -> n > 0 && n <= 1000)
                .findFirst()
                .orElse(10);
    }

    private Optional<Measure> measure(List<Group> groups) {
        int per = wish.find(PER);
        var before =
                wish.spots().stream().filter(s -> per < 0 || s.from() < per).toList();
        boolean counts = wish.has(HOW_MANY, NUMBER_OF);
        if (wish.has(REVENUE) && !counts) {
            return revenue(
                    groups,
                    before.stream()
                            .map(Lookup.Spot::thing)
                            .filter(t -> t != null && groups.stream().noneMatch(g -> g.thing() == t))
                            .findFirst()
                            .orElse(null));
        }
        var field = before.stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> o.attribute().valueType().numeric() && reaches(o.thing(), groups))
                .findFirst();
        var counted = before.stream()
                .filter(s -> s.thing() != null && groups.stream().noneMatch(g -> g.thing() == s.thing()))
                .map(s -> java.util.Objects.requireNonNull(s.thing()))
                .findFirst();
        boolean plainField = field.isPresent() && (counted.isEmpty() || !counts);
        if (plainField) {
            var f = field.orElseThrow();
            return Optional.of(new Measure(
                    f.thing(),
                    "%s(%s)".formatted(wish.has(AVERAGE) ? "avg" : "sum", f.attribute().name),
                    f.attribute().label,
                    f.attribute().valueType() == FieldType.MONEY));
        }
        if (counted.isPresent()) {
            return Optional.of(counted(counted.get(), groups));
        }
        boolean unnamed = per > 0 && !groups.isEmpty() && before.isEmpty();
        return counts || unnamed || wish.has(SUM) ? unitSum(groups) : Optional.empty();
    }

    /// Things are counted by themselves, or by the records that tie them to the groups (`how many families came per
    /// month`).
    private Measure counted(Thing thing, List<Group> groups) {
        boolean direct = reaches(thing, groups)
                && (groups.stream().noneMatch(g -> g.unit() != null)
                        || Wish.when(thing).isPresent() && thing.deed());
        var facts = direct
                ? thing
                : wish.lookup().draft().holders(thing).stream()
                        .filter(h -> h.tieTo(thing).isPresent() && reaches(h, groups) && h.deed())
                        .findFirst()
                        .orElse(thing);
        return new Measure(facts, "count()", thing.pluralLabel, false);
    }

    /// `how many kg per donor`: a measure of the records that reach the groups.
    private Optional<Measure> unitSum(List<Group> groups) {
        int per = wish.find(PER);
        var measured = wish.tokens().subList(0, per < 0 ? wish.tokens().size() : per);
        int unit = Windows.index(measured, HOUR, NIGHT, DAY);
        if (unit >= 0) {
            var spans = wish.lookup().draft().things.stream()
                    .filter(t -> reaches(t, groups) && t.deed())
                    .flatMap(t -> com.nocodo.modes.intake.rules.Period.of(t).stream()
                            .map(p -> new Measure(
                                    t,
                                    "sum(%s(%s, %s))"
                                            .formatted(
                                                    measured.get(unit).is(HOUR) ? "hours" : "days",
                                                    p.start().name,
                                                    p.end().name),
                                    measured.get(unit).text(),
                                    false)))
                    .findFirst();
            if (spans.isPresent()) {
                return spans;
            }
        }
        return wish.lookup().draft().things.stream()
                .filter(t -> reaches(t, groups) && groups.stream().noneMatch(g -> g.thing() == t))
                .flatMap(t -> t
                        .first(a -> a.type == FieldType.DECIMAL
                                || a.type == FieldType.INTEGER
                                        && a.key.matches(".*(quantity|menge|amount|hours|stunden).*"))
                        .stream()
                        .map(a -> new Measure(t, "sum(%s)".formatted(a.name), a.label, false)))
                .findFirst();
    }

    private static boolean reaches(Thing facts, List<Group> groups) {
        var paths = Paths.from(facts);
        return groups.stream()
                .allMatch(g -> g.thing() != null
                        ? paths.containsKey(g.thing())
                        : g.field() != null
                                ? paths.containsKey(g.field().thing())
                                : date(facts).isPresent());
    }

    /// What comes in: the sum of a money field over the records that have it and reach all groups.
    private Optional<Measure> revenue(List<Group> groups, @Nullable Thing said) {
        return wish.lookup().draft().things.stream()
                .filter(t -> reaches(t, groups) || groups.isEmpty())
                .filter(t -> groups.stream().noneMatch(g -> g.thing() == t)
                        || groups.size() == 1 && income(t).isPresent() && t.deed())
                .flatMap(t -> earned(t).stream())
                .max(Comparator.comparingDouble(m -> likely(m, said, groups)));
    }

    /// What a thing costs is earned by the records of it, not once.
    private boolean offered(Thing thing) {
        return wish.lookup().draft().holders(thing).stream()
                .anyMatch(
                        h -> h.deed() && h.tieTo(thing).isPresent() && earned(h).isPresent());
    }

    private double likely(Measure m, @Nullable Thing said, List<Group> groups) {
        double score = m.facts() == said ? 5 : 0;
        boolean itself = groups.stream().anyMatch(g -> g.thing() == m.facts());
        score -= offered(m.facts()) && m.facts() != said ? itself ? 6 : 3 : 0;
        score += income(m.facts()).filter(a -> a.expr != null).isPresent() ? 2 : 0;
        score += income(m.facts()).isPresent() ? 1 : 0;
        score += m.facts().deed() ? 1.5 : 0;
        score += date(m.facts()).isPresent() ? 0.5 : 0;
        score += m.facts().archetype() == com.nocodo.modes.intake.catalogue.Archetype.PAYMENT ? 0.5 : 0;
        score -= m.facts().archetype() == com.nocodo.modes.intake.catalogue.Archetype.LINE ? 0.2 : 0;
        return score;
    }

    static Optional<Attribute> income(Thing thing) {
        return thing.first(a -> a.valueType() == FieldType.MONEY && a.expr != null)
                .or(() -> thing.first(
                        a -> a.type == FieldType.MONEY && a.key.matches(EARNED) && !a.key.matches(NOT_EARNED)));
    }

    private Optional<Measure> earned(Thing thing) {
        var own = income(thing).filter(_ -> thing.deed() || thing.archetype() == null || !thing.ties.isEmpty());
        if (own.isPresent()) {
            return own.map(a -> new Measure(thing, "sum(%s)".formatted(a.name), a.label, true));
        }
        var quantity = thing.first(a -> a.type.numeric()
                && a.type != FieldType.MONEY
                && a.key.matches(".*(quantity|qty|menge|anzahl|stueck|tickets|number_of|hours|stunden).*"));
        return thing.ties.stream()
                .filter(t -> !t.many)
                .flatMap(t -> t
                        .to
                        .first(a -> a.type == FieldType.MONEY
                                && a.key.matches(EARNED + "|.*(rate|satz).*")
                                && !a.key.matches(".*(deposit|wage|lohn|purchase|einkauf).*"))
                        .stream()
                        .map(a -> new Measure(
                                thing,
                                "sum(%s%s.%s)"
                                        .formatted(
                                                quantity.map(q -> q.name + " * ")
                                                        .orElse(""),
                                                t.name,
                                                a.name),
                                a.label,
                                true)))
                .filter(_ -> thing.deed() || quantity.isPresent())
                .findFirst();
    }

    private static Optional<Paths.Found> date(Thing facts) {
        var own = Wish.when(facts).map(a -> new Paths.Found(a.name, a));
        return own.or(() -> facts.ties.stream()
                .filter(t -> !t.many && t.to.deed())
                .flatMap(t -> Wish.when(t.to).stream().map(a -> new Paths.Found(t.name + "." + a.name, a)))
                .findFirst());
    }

    private Report report(Measure measure, List<Group> groups, boolean ranked) {
        var facts = measure.facts();
        var parts = new ArrayList<Report.Part>();
        for (var group : groups) {
            var expr = expr(facts, group);
            var name = partName(group, parts);
            expr.ifPresent(e -> parts.add(new Report.Part(name, group.label(), e)));
        }
        var measureName = measure.expr().equals("count()") ? "count" : "total";
        var shown = measure.money() && wish.has(REVENUE)
                ? Names.capital(wish.tokens().get(wish.find(REVENUE)).text())
                : measure.label();
        var sort = ranked
                ? List.of("-" + measureName)
                : parts.stream().map(Report.Part::name).toList();
        return new Report(
                "",
                "",
                wish.label(),
                Report.Kind.TOTAL,
                facts.name,
                where(facts, measure),
                List.of(),
                List.of(),
                parts,
                List.of(new Report.Part(measureName, shown, measure.expr())),
                sort,
                ranked ? limit() : null,
                List.of(),
                wish.origin());
    }

    private static String partName(Group group, List<Report.Part> parts) {
        var thing = group.thing();
        var field = group.field();
        var unit = group.unit();
        var name = thing != null ? thing.name : field != null ? field.attribute().name : String.valueOf(unit);
        return parts.stream().anyMatch(p -> p.name().equals(name)) ? name + "_2" : name;
    }

    private static Optional<String> expr(Thing facts, Group group) {
        var thing = group.thing();
        var field = group.field();
        if (thing != null) {
            return thing == facts ? Optional.of(Columns.of(thing).getFirst()) : Paths.to(facts, thing);
        }
        if (field != null) {
            return Paths.to(facts, field.thing(), field.attribute());
        }
        return date(facts)
                .map(d -> "day".equals(group.unit())
                        ? (d.attribute().type == FieldType.DATETIME ? "date(%s)".formatted(d.path()) : d.path())
                        : "%s(%s)".formatted(group.unit(), d.path()));
    }

    private @Nullable String where(Thing facts, Measure measure) {
        var parts = new ArrayList<String>();
        for (var spot : wish.spots()) {
            spot.values().stream()
                    .filter(v -> v.thing() == facts && spot.thing() == null)
                    .findFirst()
                    .ifPresent(v -> parts.add("%s = '%s'".formatted(v.attribute().name, v.value())));
        }
        date(facts)
                .flatMap(d -> Windows.of(wish.tokens(), d.path(), d.attribute().type))
                .ifPresent(parts::add);
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }
}
