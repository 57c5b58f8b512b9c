package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.Type;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Report;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A report over no records, and over seeded ones: full and empty values, every state, both sides of a month's end.
record ReportTests(AppSpec spec, Report report, Values values, LocalDateTime now) {
    private static final LocalDateTime BEFORE = LocalDateTime.of(2031, 1, 31, 23, 30);
    private static final LocalDateTime AFTER = LocalDateTime.of(2031, 2, 1, 0, 0);

    void add(Lines out) {
        var path = Rust.literal(ReportFiles.path(report.name()));
        StoryTests.test(out, "report_" + report.name() + "_without_records");
        var none = new Sample(spec, values);
        rows(out, none, List.of(), path);
        var sample = seeded();
        StoryTests.test(out, "report_" + report.name() + "_over_seeded_records");
        var roots = sample.entries().stream()
                .filter(e -> e.entity().name().equals(report.entity()))
                .toList();
        var code = new StoryCode(spec, sample.entries());
        code.make(out, sample.entries(), total() ? List.of() : expected(sample, roots));
        rows(out, sample, roots, path);
    }

    private boolean total() {
        return report.kind() == Report.Kind.TOTAL;
    }

    private void rows(Lines out, Sample sample, List<Sample.Entry> roots, String path) {
        out.blank();
        if (total()) {
            out.add("    rows_are(&app, %s, %s, &[%s]);", path, Rust.texts(compared()), lines(sample, roots));
        } else {
            var code = new StoryCode(spec, sample.entries());
            var ids = expected(sample, roots).stream().map(e -> "json!({\"id\": " + code.variable(e) + "[\"id\"]})");
            out.add("    rows_are(&app, %s, &[\"id\"], &[%s]);", path, ids.collect(Collectors.joining(", ")));
        }
        out.add("}");
    }

    private Sample seeded() {
        var sample = new Sample(spec, values);
        var entity = spec.get(report.entity());
        var plain = sample.add(entity);
        var states = states();
        var count = Math.max(4, states.size() + 1);
        for (int i = 0; i < count; i++) {
            var root = sample.add(entity);
            var stage = new Stage(spec, sample);
            expressions().forEach(typed -> stage.set(typed, root));
            if (i == 1 || i == 2) {
                shift(root, i == 1 ? BEFORE : AFTER);
            }
            if (i < states.size()) {
                root.later().put(Objects.requireNonNull(entity.workflow()).field(), states.get(i));
            }
        }
        plain.later().clear();
        return lawful(sample);
    }

    /// Without records that a rule would refuse.
    private Sample lawful(Sample sample) {
        var judge = new Judge(spec, now);
        var kept = sample;
        for (var verdict = judge.first(kept); verdict.isPresent(); verdict = judge.first(kept)) {
            kept = kept.upTo(verdict.get().at() - 1);
        }
        return kept;
    }

    private List<String> states() {
        var workflow = spec.get(report.entity()).workflow();
        return workflow == null
                ? List.of()
                : spec.get(report.entity()).field(workflow.field()).orElseThrow().values().stream()
                        .map(EnumValue::name)
                        .toList();
    }

    /// Moves all of a record's times, so that the first lands at a given one.
    private static void shift(Sample.Entry root, LocalDateTime to) {
        var first = root.sent().values().stream()
                .filter(v -> v instanceof LocalDateTime || v instanceof LocalDate)
                .findFirst()
                .orElse(null);
        if (first == null) {
            return;
        }
        var from = first instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) first;
        var minutes = ChronoUnit.MINUTES.between(from, to);
        var days = ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
        root.sent().replaceAll((name, value) -> switch (value) {
            case LocalDateTime moment -> moment.plusMinutes(minutes);
            case LocalDate day -> day.plusDays(days);
            case null -> null;
            default -> value;
        });
    }

    private List<Typed> expressions() {
        var out = new ArrayList<Typed>();
        if (report.where() != null) {
            out.add(Binder.ofRow(spec, report, report.where()));
        }
        report.groupBy().forEach(g -> out.add(Binder.ofRow(spec, report, g.expr())));
        report.measures().forEach(m -> out.add(Binder.measure(spec, report, m.expr())));
        return out;
    }

    private Map<String, @Nullable Object> params(Sample sample, Sample.Entry any) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        for (var param : report.params()) {
            var value = param.defaultValue();
            out.put(
                    param.name(),
                    value == null
                            ? null
                            : new Evaluation(spec, sample, now).of(Binder.ofRow(spec, report, value), any));
        }
        return out;
    }

    private Evaluation evaluation(Sample sample, Sample.Entry any, List<Sample.Entry> rows) {
        return new Evaluation(spec, sample, now, params(sample, any), rows);
    }

    private List<Sample.Entry> expected(Sample sample, List<Sample.Entry> roots) {
        var kept = roots.stream()
                .filter(root -> report.where() == null
                        || Boolean.TRUE.equals(evaluation(sample, root, List.of())
                                .of(Binder.ofRow(spec, report, report.where()), root)))
                .toList();
        return report.limit() == null || kept.size() <= report.limit() ? kept : kept.subList(0, report.limit());
    }

    /// The columns that can be known beforehand: not names of records, not what depends on the clock.
    private List<String> compared() {
        var out = new ArrayList<String>();
        report.groupBy().stream()
                .filter(g -> known(Binder.ofRow(spec, report, g.expr())))
                .forEach(g -> out.add(g.name()));
        report.measures().stream()
                .filter(m -> known(Binder.measure(spec, report, m.expr())))
                .forEach(m -> out.add(m.name()));
        return out;
    }

    private static boolean known(Typed typed) {
        return typed.type().kind() != Type.Kind.REF && !References.readsClock(typed);
    }

    private String lines(Sample sample, List<Sample.Entry> roots) {
        var kept = expected(sample, roots);
        if (roots.isEmpty() && !report.groupBy().isEmpty()) {
            return "";
        }
        var any = new Sample.Entry(spec.get(report.entity()), 0);
        var groups = kept.stream()
                .collect(Collectors.groupingBy(root -> key(sample, root), LinkedHashMap::new, Collectors.toList()));
        if (report.groupBy().isEmpty()) {
            groups.clear();
            groups.put(List.of(), kept);
        }
        return groups.entrySet().stream()
                .limit(report.limit() == null ? Long.MAX_VALUE : report.limit())
                .map(group -> line(sample, group.getKey(), group.getValue(), any))
                .collect(Collectors.joining(", "));
    }

    private List<Object> key(Sample sample, Sample.Entry root) {
        return report.groupBy().stream()
                .map(g -> {
                    var value = evaluation(sample, root, List.of()).of(Binder.ofRow(spec, report, g.expr()), root);
                    return value == null ? "" : value;
                })
                .toList();
    }

    private String line(Sample sample, List<Object> key, List<Sample.Entry> rows, Sample.Entry any) {
        var members = new ArrayList<String>();
        for (int i = 0; i < report.groupBy().size(); i++) {
            var group = report.groupBy().get(i);
            var typed = Binder.ofRow(spec, report, group.expr());
            if (known(typed)) {
                var value = key.get(i).equals("") ? null : key.get(i);
                members.add(Rust.literal(group.name()) + ": "
                        + StoryCode.json(value, typed.type().fieldType()));
            }
        }
        for (var measure : report.measures()) {
            var typed = Binder.measure(spec, report, measure.expr());
            if (known(typed)) {
                var value = evaluation(sample, any, rows).of(typed, any);
                FieldType type = typed.type().fieldType();
                members.add(Rust.literal(measure.name()) + ": " + StoryCode.json(value, type));
            }
        }
        return "json!({" + String.join(", ", members) + "})";
    }
}
