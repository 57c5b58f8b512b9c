package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.SqlCompiler;
import com.nocodo.modes.expr.Type;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A report's columns and its query in both dialects.
record ReportCode(AppSpec spec, Report report) {

    /// A column of the answer; `choices` are the values of an enum.
    record Column(String name, String label, FieldType type, List<EnumValue> choices) {}

    /// A field that the report reads.
    record Read(String entity, String field) {}

    /// A module's name, unlike the shared one.
    static String module(String report) {
        return report.equals("run") ? "run_report" : report;
    }

    private boolean total() {
        return report.kind() == Report.Kind.TOTAL;
    }

    List<Column> columns() {
        var out = new ArrayList<Column>();
        if (total()) {
            report.groupBy().forEach(g -> out.add(column(g.name(), g.label(), row(g.expr()))));
            report.measures()
                    .forEach(m -> out.add(column(m.name(), m.label(), Binder.measure(spec, report, m.expr()))));
            return out;
        }
        out.add(new Column("id", "Id", FieldType.INTEGER, List.of()));
        report.columns().stream().filter(c -> !c.equals("id")).forEach(c -> out.add(column(name(c), label(c), row(c))));
        return out;
    }

    private static String name(String path) {
        return path.replace('.', '_');
    }

    private String label(String path) {
        var entity = spec.entity(report.entity());
        var labels = new ArrayList<String>();
        for (var step : path.split("\\.", -1)) {
            var link = entity.flatMap(e -> e.relation(step));
            labels.add(
                    link.map(Relation::label).or(() -> fieldLabel(step, path)).orElse(step));
            entity = link.flatMap(l -> spec.entity(l.to()));
        }
        return String.join(": ", labels);
    }

    private Optional<String> fieldLabel(String name, String path) {
        return row(path) instanceof Typed.FieldRef ref
                        && ref.field() != null
                        && ref.column().equals(name)
                ? Optional.of(ref.field().label())
                : Optional.empty();
    }

    private Column column(String name, String label, Typed typed) {
        var values = typed instanceof Typed.FieldRef ref
                        && ref.field() != null
                        && ref.field().type() == FieldType.ENUM
                ? ref.field().values()
                : List.<EnumValue>of();
        return new Column(name, label, typed.type().fieldType(), values);
    }

    private Typed row(String text) {
        return Binder.ofRow(spec, report, text);
    }

    /// Parameters that the query uses, in the order of their placeholders.
    List<Report.Param> params() {
        var used = new LinkedHashSet<String>();
        expressions()
                .forEach(typed -> References.visit(typed, part -> {
                    if (part instanceof Typed.Param(var name, var _)) {
                        used.add(name);
                    }
                }));
        return report.params().stream().filter(p -> used.contains(p.name())).toList();
    }

    private List<Typed> expressions() {
        var out = new ArrayList<Typed>();
        if (report.where() != null) {
            out.add(row(report.where()));
        }
        report.columns().forEach(c -> out.add(row(c)));
        report.groupBy().forEach(g -> out.add(row(g.expr())));
        report.measures().forEach(m -> out.add(Binder.measure(spec, report, m.expr())));
        return out;
    }

    Set<Read> reads() {
        var out = new LinkedHashSet<Read>();
        expressions().forEach(typed -> read(typed, spec.get(report.entity()).name(), out));
        return out;
    }

    private void read(Typed typed, String entity, Set<Read> out) {
        References.visit(typed, part -> {
            if (part instanceof Typed.FieldRef ref && ref.field() != null) {
                if (out.add(new Read(ref.entity().name(), ref.field().name()))
                        && ref.field().computed()) {
                    read(
                            Binder.bind(
                                    spec,
                                    ref.entity(),
                                    String.valueOf(ref.field().expr())),
                            ref.entity().name(),
                            out);
                }
            }
            if (part instanceof Typed.LinkRef ref && ref.hops().isEmpty()) {
                out.add(new Read(entity, ref.link().property()));
            }
        });
    }

    Sql sql() {
        return Sql.each(dialect -> total() ? total(dialect) : list(dialect));
    }

    private String list(Dialect dialect) {
        var columns = columns();
        var parts = new ArrayList<String>(List.of("t.id AS id"));
        report.columns().stream()
                .filter(c -> !c.equals("id"))
                .forEach(c -> parts.add(shown(dialect, row(c), "t") + " AS \"" + name(c) + "\""));
        return "SELECT " + String.join(", ", parts) + " FROM " + table() + " t WHERE ({rows})" + where(dialect)
                + order(columns, "t.id") + limit();
    }

    /// Groups are computed in an inner query, so that the outer one groups by plain columns.
    private String total(Dialect dialect) {
        var groups = report.groupBy();
        var inner = new StringBuilder("SELECT t.*");
        var outer = new ArrayList<String>();
        var by = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            var typed = row(groups.get(i).expr());
            inner.append(", ")
                    .append(compiled(dialect, typed, "t"))
                    .append(" AS group_")
                    .append(i);
            by.add("t.group_" + i);
            outer.add(named(dialect, typed, "t.group_" + i) + " AS \""
                    + groups.get(i).name() + "\"");
        }
        for (var measure : report.measures()) {
            var typed = Binder.measure(spec, report, measure.expr());
            outer.add(value(dialect, typed.type().fieldType(), compiled(dialect, typed, "t")) + " AS \""
                    + measure.name() + "\"");
        }
        var from = "(" + inner + " FROM " + table() + " t WHERE ({rows})" + where(dialect) + ") t";
        return "SELECT " + String.join(", ", outer) + " FROM " + from
                + (by.isEmpty() ? "" : " GROUP BY " + String.join(", ", by))
                + order(columns(), by.isEmpty() ? null : String.join(", ", by))
                + limit();
    }

    private String table() {
        return spec.get(report.entity()).plural();
    }

    private String where(Dialect dialect) {
        return report.where() == null ? "" : " AND " + compiled(dialect, row(report.where()), "t");
    }

    /// A value as the answer has it: a link as the name of what it points to.
    private String shown(Dialect dialect, Typed typed, String alias) {
        return named(dialect, typed, compiled(dialect, typed, alias));
    }

    private String named(Dialect dialect, Typed typed, String sql) {
        var entity = typed.type().entity();
        return typed.type().kind() == Type.Kind.REF && entity != null
                ? new Naming(spec, dialect).linked(entity, sql)
                : value(dialect, typed.type().fieldType(), sql);
    }

    private static String value(Dialect dialect, FieldType type, String sql) {
        return dialect == Dialect.SQLITE && type.temporal() ? sql : Sql.cast(dialect, type, sql);
    }

    private String compiled(Dialect dialect, Typed typed, String alias) {
        UnaryOperator<String> placeholder = name -> placeholder(dialect, name);
        return SqlCompiler.compile(spec, dialect, typed, alias, placeholder);
    }

    private String placeholder(Dialect dialect, String name) {
        var params = params();
        for (int i = 0; i < params.size(); i++) {
            var param = params.get(i);
            if (param.name().equals(name)) {
                var slot = (dialect == Dialect.SQLITE ? "?" : "$") + (i + 1);
                return param.defaultValue() == null
                        ? slot
                        : "coalesce(" + slot + ", "
                                + value(
                                        dialect,
                                        param.type(),
                                        SqlCompiler.compile(spec, dialect, row(param.defaultValue()), "t"))
                                + ")";
            }
        }
        throw new IllegalStateException(name);
    }

    private String order(List<Column> columns, @Nullable String last) {
        var parts = report.sort().stream()
                .map(s -> s.startsWith("-")
                        ? "\"" + name(s.substring(1)) + "\" DESC NULLS LAST"
                        : "\"" + name(s) + "\" NULLS LAST")
                .filter(s -> columns.stream().anyMatch(c -> s.startsWith("\"" + c.name() + "\"")))
                .collect(Collectors.toCollection(ArrayList::new));
        if (last != null) {
            parts.add(last);
        }
        return parts.isEmpty() ? "" : " ORDER BY " + String.join(", ", parts);
    }

    private String limit() {
        return report.limit() == null ? "" : " LIMIT " + report.limit();
    }
}
