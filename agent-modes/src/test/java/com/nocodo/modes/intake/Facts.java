package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import java.util.List;
import java.util.stream.Stream;

/// What intake makes of some words, each fact on one line, so that a test can name it.
record Facts(Understanding understanding) {

    static Facts of(String words) {
        return new Facts(new Intake().understand(words));
    }

    private AppSpec spec() {
        return understanding.spec();
    }

    List<String> computed(String entity) {
        return spec().get(entity).fields().stream()
                .filter(Field::computed)
                .map(f -> String.valueOf(f.expr()))
                .toList();
    }

    /// `loan: fee > 0`, `loan: no overlap of start..end per [tool]`.
    List<String> rules() {
        return spec().rules().stream().map(Facts::rule).toList();
    }

    private static String rule(Rule r) {
        return r.kind() == Rule.Kind.REQUIRE
                ? "%s: %s".formatted(r.entity(), r.expr())
                : "%s: no overlap of %s..%s per %s%s"
                        .formatted(
                                r.entity(),
                                r.start(),
                                r.end(),
                                r.per(),
                                r.where() == null ? "" : " where " + r.where());
    }

    /// `tool.serial_number`, `booking[member, course]`.
    List<String> unique() {
        return spec().entities().stream()
                .flatMap(e -> Stream.concat(
                        e.fields().stream().filter(Field::unique).map(f -> e.name() + "." + f.name()),
                        e.unique().stream().map(u -> e.name() + u)))
                .toList();
    }

    /// `order.status: new > ready > delivered`, one line a move.
    List<String> moves(String entity) {
        var workflow = spec().get(entity).workflow();
        return workflow == null
                ? List.of()
                : workflow.moves().stream()
                        .map(m -> "%s > %s%s"
                                .formatted(m.from(), m.to(), m.roles().isEmpty() ? "" : " " + m.roles()))
                        .toList();
    }

    /// `list loan where …`, `total sale by month(day): sum(price)`.
    List<String> reports() {
        return spec().reports().stream().map(Facts::report).toList();
    }

    private static String report(Report r) {
        var where = r.where() == null ? "" : " where " + r.where();
        if (r.kind() != Report.Kind.TOTAL) {
            return "%s %s%s".formatted(r.kind().name().toLowerCase(java.util.Locale.ROOT), r.entity(), where);
        }
        var groups = r.groupBy().stream().map(Report.Part::expr).toList();
        var measures = r.measures().stream().map(Report.Part::expr).toList();
        return "total %s%s%s: %s"
                .formatted(
                        r.entity(),
                        groups.isEmpty() ? "" : " by " + String.join(", ", groups),
                        where,
                        String.join(", ", measures));
    }

    List<String> ignored() {
        return understanding.ignored().stream().map(Ignored::text).toList();
    }
}
