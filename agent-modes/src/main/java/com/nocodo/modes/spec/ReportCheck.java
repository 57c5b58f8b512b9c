package com.nocodo.modes.spec;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with reports and screens, expressions apart.
final class ReportCheck {
    private final AppSpec spec;
    private final List<String> problems;

    ReportCheck(AppSpec spec, List<String> problems) {
        this.spec = spec;
        this.problems = problems;
    }

    void all() {
        spec.reports().forEach(this::report);
        spec.screens().forEach(this::screen);
    }

    private void report(Report report) {
        var where = "report `%s`".formatted(report.name());
        if (!report.name().matches("[a-z][a-z0-9_]{0,60}")) {
            problems.add(where + ": a name is snake_case");
        }
        if (spec.entity(report.entity()).isEmpty()) {
            problems.add("%s: there is no entity `%s`".formatted(where, report.entity()));
        }
        if (report.kind() == Report.Kind.TOTAL) {
            if (report.measures().isEmpty()) {
                problems.add(where + ": a total has at least one measure");
            }
        } else if (report.columns().isEmpty()) {
            problems.add(where + ": 'columns' says what it shows");
        }
        List<String> known = new ArrayList<>(report.columns());
        report.groupBy().forEach(g -> known.add(g.name()));
        report.measures().forEach(m -> known.add(m.name()));
        for (var sort : report.sort()) {
            var name = sort.startsWith("-") ? sort.substring(1) : sort;
            if (!known.contains(name)) {
                problems.add("%s: sorts by `%s`, which it does not show".formatted(where, name));
            }
        }
        for (var role : report.roles()) {
            if (spec.role(role).isEmpty()) {
                problems.add("%s: there is no role `%s`".formatted(where, role));
            }
        }
    }

    private void screen(Screen screen) {
        var where = "screen `%s`".formatted(screen.name());
        var entity =
                screen.entity() == null ? null : spec.entity(screen.entity()).orElse(null);
        if (screen.kind() != Screen.Kind.DASHBOARD && entity == null) {
            problems.add("%s: there is no entity `%s`".formatted(where, screen.entity()));
        }
        if (screen.role() != null
                && !Role.OWNER.equals(screen.role())
                && spec.role(screen.role()).isEmpty()) {
            problems.add("%s: there is no role `%s`".formatted(where, screen.role()));
        }
        for (var field : screen.fields()) {
            if (entity != null
                    && entity.field(field).isEmpty()
                    && entity.relation(field).isEmpty()) {
                problems.add("%s: `%s` has no field `%s`".formatted(where, screen.entity(), field));
            }
        }
        for (var item : screen.items()) {
            if (spec.entity(item).isEmpty()
                    && spec.reports().stream().noneMatch(r -> r.name().equals(item))) {
                problems.add("%s: `%s` is neither a report nor an entity".formatted(where, item));
            }
        }
    }
}
