package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.RustCompiler;
import com.nocodo.modes.expr.SqlCompiler;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a rule is enforced: as a CHECK and a Rust function where the record alone decides, by a query after the write
/// where others do.
record RuleCode(AppSpec spec, Rule rule) {

    static List<RuleCode> of(AppSpec spec, String entity) {
        return spec.rulesOf(entity).stream().map(r -> new RuleCode(spec, r)).toList();
    }

    Entity entity() {
        return spec.get(rule.entity());
    }

    boolean overlap() {
        return rule.kind() == Rule.Kind.NO_OVERLAP;
    }

    Typed condition() {
        return Binder.condition(spec, entity(), String.valueOf(rule.expr()));
    }

    /// The record decides by itself, and always the same way.
    boolean check() {
        return !overlap() && References.local(condition()) && !References.readsClock(condition());
    }

    boolean readsClock() {
        return !overlap() && References.readsClock(condition());
    }

    String constraint() {
        return Sql.named(entity().plural(), "rule", rule.name());
    }

    String check(Dialect dialect) {
        return SqlCompiler.compile(spec, dialect, condition(), "");
    }

    Optional<RustCompiler.Rust> rust() {
        return overlap() ? Optional.empty() : RustCompiler.compile(condition(), entity(), "input");
    }

    /// Decided by a query after the write.
    boolean query() {
        return !check() && rust().isEmpty();
    }

    boolean aboutOthers() {
        return overlap() || Reading.others(condition());
    }

    /// Own columns that the rule reads.
    Set<String> columns() {
        var out = new LinkedHashSet<String>();
        if (!overlap()) {
            References.visit(condition(), part -> {
                if (part instanceof Typed.FieldRef ref
                        && ref.hops().isEmpty()
                        && ref.scope().level() == 0) {
                    out.add(ref.column());
                }
                if (part instanceof Typed.LinkRef ref
                        && ref.hops().isEmpty()
                        && ref.scope().level() == 0) {
                    out.add(ref.link().property());
                }
            });
        }
        return out;
    }

    /// The condition over `t` that must hold.
    Sql holds() {
        return Sql.each(dialect -> overlap() ? apart(dialect) : SqlCompiler.compile(spec, dialect, condition(), "t"));
    }

    private String apart(Dialect dialect) {
        var entity = entity();
        var together = rule.per().stream().map(per -> same(per, dialect)).collect(Collectors.joining());
        var where = rule.where() == null ? "" : " AND " + sql(dialect, rule.where(), "o");
        var free = "NOT EXISTS (SELECT 1 FROM %s o WHERE o.id <> t.id%s AND %s < %s AND %s > %s%s)"
                .formatted(
                        entity.plural(),
                        together,
                        sql(dialect, rule.start(), "o"),
                        sql(dialect, rule.end(), "t"),
                        sql(dialect, rule.end(), "o"),
                        sql(dialect, rule.start(), "t"),
                        where);
        return rule.where() == null ? free : "NOT " + sql(dialect, rule.where(), "t") + " OR " + free;
    }

    private String same(String per, Dialect dialect) {
        var link = entity().relation(per);
        if (link.isPresent() && link.get().many()) {
            var join = Shape.of(spec, rule.entity()).join(link.get());
            return (" AND EXISTS (SELECT 1 FROM %s a JOIN %s b ON a.%s = b.%s WHERE a.%s = o.id AND b.%s = t.id)")
                    .formatted(
                            join.table(),
                            join.table(),
                            join.targetColumn(),
                            join.targetColumn(),
                            join.holderColumn(),
                            join.holderColumn());
        }
        return " AND " + sql(dialect, per, "o") + " = " + sql(dialect, per, "t");
    }

    private String sql(Dialect dialect, @org.jspecify.annotations.Nullable String text, String alias) {
        return SqlCompiler.compile(spec, dialect, Binder.bind(spec, entity(), String.valueOf(text)), alias);
    }

    /// Ways to other entities' records whose change may break the rule; none where time alone may break it, too.
    Set<Reading.Way> ways() {
        if (overlap() || readsClock()) {
            return Set.of();
        }
        return Reading.of(spec, entity(), condition()).stream()
                .filter(way -> !way.end(spec).name().equals(rule.entity()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
