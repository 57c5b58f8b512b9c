package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import java.util.List;
import java.util.stream.Stream;

/// What a spec demands and reports, in one line each: bounds, computed fields, rules, reports.
final class Demands {
    private Demands() {}

    static List<String> of(AppSpec spec) {
        var fields = spec.entities().stream()
                .flatMap(e -> e.fields().stream().map(f -> field(e, f)).filter(s -> !s.isEmpty()));
        var unique = spec.entities().stream()
                .flatMap(e -> e.unique().stream().map(u -> "%s: unique %s".formatted(e.name(), String.join(", ", u))));
        return Stream.of(
                        fields,
                        unique,
                        spec.rules().stream().map(Demands::rule),
                        spec.reports().stream().map(Demands::report))
                .flatMap(s -> s)
                .toList();
    }

    private static String field(Entity entity, Field field) {
        var said = (field.unique() ? " unique" : "")
                + (field.min() == null ? "" : " min " + field.min().toPlainString())
                + (field.max() == null ? "" : " max " + field.max().toPlainString())
                + (field.expr() == null ? "" : " = " + field.expr());
        return said.isEmpty() ? "" : "%s.%s:%s".formatted(entity.name(), field.name(), said);
    }

    private static String rule(Rule rule) {
        return rule.kind() == Rule.Kind.REQUIRE
                ? "%s: require %s".formatted(rule.entity(), rule.expr())
                : "%s: no overlap %s to %s per %s"
                        .formatted(rule.entity(), rule.start(), rule.end(), String.join(", ", rule.per()));
    }

    private static String report(Report report) {
        return "%s %s%s%s%s"
                .formatted(
                        report.kind().name().toLowerCase(java.util.Locale.ROOT),
                        report.entity(),
                        report.where() == null ? "" : " where " + report.where(),
                        parts(" by ", report.groupBy()),
                        parts(" of ", report.measures()));
    }

    private static String parts(String word, List<Report.Part> parts) {
        return parts.isEmpty()
                ? ""
                : word + String.join(", ", parts.stream().map(Report.Part::expr).toList());
    }
}
