package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// New lists and totals that are plainly asked for: `the cancelled lessons`, `the amounts per member`.
final class Listing {
    private final Work work;

    Listing(Work work) {
        this.work = work;
    }

    /// The records that have this value.
    void of(Ref.OfValue value, Entity entity) {
        var label = Names.capital(value.value().label()) + " " + entity.labelPlural();
        var links = entity.relations().stream().filter(r -> !r.many()).map(Relation::name);
        var columns =
                Stream.concat(links, entity.fields().stream().map(Field::name)).toList();
        var sort = entity.fields().stream()
                .filter(f -> f.type() == FieldType.DATE || f.type() == FieldType.DATETIME)
                .map(Field::name)
                .limit(1)
                .toList();
        var where = "%s = '%s'".formatted(value.field().name(), value.value().name());
        add(label, Report.Kind.LIST, entity, where, columns, List.of(), List.of(), sort);
    }

    /// The sum of a number for each of something; both must be of the same record.
    void total(List<Ref.Member> sums, List<Ref.Member> groups) {
        var pairs = sums.stream()
                .filter(s -> s instanceof Ref.OfField f && summable(f.field()))
                .flatMap(s -> groups.stream()
                        .filter(g -> g.entity().id().equals(s.entity().id()) && groups(g))
                        .map(g -> List.of(s, g)))
                .toList();
        if (pairs.isEmpty()) {
            throw Doubt.unfit();
        }
        if (pairs.size() > 1) {
            work.one(pairs.stream().map(List::getFirst).distinct().toList());
            throw Doubt.unfit();
        }
        var sum = (Ref.OfField) pairs.getFirst().getFirst();
        var group = pairs.getFirst().getLast();
        var by = group instanceof Ref.OfLink l
                ? l.link().label()
                : ((Ref.OfField) group).field().label();
        var label = sum.field().label() + (work.german() ? " pro " : " per ") + by;
        add(
                label,
                Report.Kind.TOTAL,
                sum.entity(),
                null,
                List.of(),
                List.of(new Report.Part(group.name(), by, group.name())),
                List.of(new Report.Part(
                        "total",
                        sum.field().label(),
                        "sum(%s)".formatted(sum.field().name()))),
                List.of(group.name()));
    }

    private static boolean summable(Field field) {
        return switch (field.type()) {
            case INTEGER, DECIMAL, MONEY, DURATION -> true;
            default -> field.computed();
        };
    }

    private static boolean groups(Ref.Member member) {
        return switch (member) {
            case Ref.OfLink l -> !l.link().many();
            case Ref.OfField f ->
                f.field().type() == FieldType.ENUM || f.field().type() == FieldType.TEXT;
        };
    }

    private void add(
            String label,
            Report.Kind kind,
            Entity entity,
            @Nullable String where,
            List<String> columns,
            List<Report.Part> groups,
            List<Report.Part> measures,
            List<String> sort) {
        Set<String> taken = new HashSet<>();
        work.spec().reports().forEach(r -> taken.add(r.name()));
        var report = new Report(
                work.ids.next('q'),
                Names.numbered(Names.identifier(label.toLowerCase(Locale.ROOT)), taken),
                label,
                kind,
                entity.name(),
                where,
                List.of(),
                columns,
                groups,
                measures,
                sort,
                null,
                List.of(),
                work.origin());
        work.become(work.spec().withReports(Additions.with(work.spec().reports(), report)));
    }
}
