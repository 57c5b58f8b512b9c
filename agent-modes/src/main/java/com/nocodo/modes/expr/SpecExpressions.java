package com.nocodo.modes.expr;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks every expression of a spec whose names and settings are already known to be right.
public final class SpecExpressions {
    private final AppSpec spec;
    private final List<String> problems = new ArrayList<>();

    private SpecExpressions(AppSpec spec) {
        this.spec = spec;
    }

    /// What does not fit, one sentence each.
    public static List<String> problems(AppSpec spec) {
        var check = new SpecExpressions(spec);
        for (var entity : spec.entities()) {
            entity.fields().stream().filter(Field::computed).forEach(f -> check.computed(entity, f));
        }
        if (check.problems.isEmpty()) {
            spec.rules().forEach(check::rule);
            spec.reports().forEach(check::report);
        }
        return check.problems;
    }

    private void computed(Entity entity, Field field) {
        attempt("field `%s` of `%s`".formatted(field.name(), entity.name()), () -> {
            var typed = Binder.bind(spec, entity, String.valueOf(field.expr()));
            if (!fits(Type.of(field), typed.type())) {
                throw new ExprException("'%s' is a %s, not a %s"
                        .formatted(
                                field.expr(),
                                typed.type().words(),
                                Type.of(field).words()));
            }
            circle(entity, field, new HashSet<>());
        });
    }

    private static boolean fits(Type wanted, Type given) {
        return wanted.kind() == given.kind()
                || wanted.textual() && given.textual()
                || wanted.number() && given.number()
                || wanted.kind() == Type.Kind.DURATION && given.kind() == Type.Kind.SPAN;
    }

    private void circle(Entity entity, Field field, Set<String> seen) {
        if (!seen.add(field.id())) {
            throw new ExprException("'%s' leads back to itself".formatted(field.expr()));
        }
        for (var ref : References.fields(Binder.bind(spec, entity, String.valueOf(field.expr())))) {
            if (ref.field() != null && ref.field().computed()) {
                circle(ref.entity(), ref.field(), new HashSet<>(seen));
            }
        }
    }

    private void rule(Rule rule) {
        var entity = spec.get(rule.entity());
        attempt("rule `%s`".formatted(rule.name()), () -> {
            switch (rule.kind()) {
                case REQUIRE -> Binder.condition(spec, entity, String.valueOf(rule.expr()));
                case NO_OVERLAP -> {
                    var start = Binder.bind(spec, entity, String.valueOf(rule.start()))
                            .type();
                    var end = Binder.bind(spec, entity, String.valueOf(rule.end()))
                            .type();
                    if (start.kind() != end.kind() || !(start.moment() || start.kind() == Type.Kind.TIME)) {
                        throw new ExprException("'start' (%s) and 'end' (%s) must both be dates, or both times"
                                .formatted(start.words(), end.words()));
                    }
                    if (rule.where() != null) {
                        Binder.condition(spec, entity, rule.where());
                    }
                }
            }
        });
    }

    private void report(Report report) {
        var where = "report `%s`".formatted(report.name());
        var condition = report.where();
        if (condition != null) {
            attempt(where, () -> {
                if (Binder.ofRow(spec, report, condition).type().kind() != Type.Kind.BOOLEAN) {
                    throw new ExprException("'%s' is not a condition".formatted(condition));
                }
            });
        }
        report.columns().forEach(c -> attempt(where, () -> Binder.ofRow(spec, report, c)));
        report.groupBy().forEach(g -> attempt(where, () -> Binder.ofRow(spec, report, g.expr())));
        report.measures().forEach(m -> attempt(where, () -> Binder.measure(spec, report, m.expr())));
        for (var param : report.params()) {
            var value = param.defaultValue();
            if (value != null) {
                attempt(where, () -> Binder.ofRow(spec, report, value));
            }
        }
    }

    private void attempt(String where, Runnable check) {
        try {
            check.run();
        } catch (ExprException e) {
            problems.add(where + ": " + e.getMessage());
        }
    }
}
