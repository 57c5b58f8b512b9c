package com.nocodo.modes.expr;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.JoinTable;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles a typed expression to one SQL expression over a row with a given alias. Links become scalar subqueries,
/// computed fields are compiled in place. Identifiers are quoted. Booleans are TRUE/FALSE/NULL; money, integers and
/// durations whole numbers; decimals and percentages doubles.
public final class SqlCompiler {
    private final AppSpec spec;
    private final Dialect dialect;
    private final UnaryOperator<String> placeholder;
    private final List<String> aliases = new ArrayList<>();
    private final int[] lastAlias;

    private SqlCompiler(
            AppSpec spec, Dialect dialect, UnaryOperator<String> placeholder, String alias, int[] lastAlias) {
        this.spec = spec;
        this.dialect = dialect;
        this.placeholder = placeholder;
        this.lastAlias = lastAlias;
        this.aliases.add(alias);
    }

    /// @param alias of the row that the expression is about; empty where columns stand alone (a CHECK)
    public static String compile(AppSpec spec, Dialect dialect, Typed typed, String alias) {
        return compile(spec, dialect, typed, alias, name -> ":" + name);
    }

    /// @param placeholder gives the SQL of a parameter by its name
    public static String compile(
            AppSpec spec, Dialect dialect, Typed typed, String alias, UnaryOperator<String> placeholder) {
        return new SqlCompiler(spec, dialect, placeholder, alias, new int[1]).sql(typed);
    }

    private String sql(Typed typed) {
        return switch (typed) {
            case Typed.Const(var value, var type) -> literal(value, type);
            case Typed.Param(var name, var _) -> placeholder.apply(name);
            case Typed.FieldRef ref -> field(ref);
            case Typed.LinkRef(var scope, var hops, var link, var _) ->
                across(aliases.get(scope.level()), hops, alias -> column(alias, link.property()));
            case Typed.Not(var of, var _) -> "NOT (" + sql(of) + ")";
            case Typed.Negative(var of, var _) -> "-(" + sql(of) + ")";
            case Typed.Op op -> operator(op);
            case Typed.IsEmpty(var of, var negated, var _) -> empty(of, negated);
            case Typed.In(var of, var values, var _) ->
                "(" + sql(of) + " IN (" + values.stream().map(this::sql).collect(Collectors.joining(", ")) + "))";
            case Typed.Call call -> call(call);
            case Typed.Aggregate aggregate -> aggregate(aggregate);
            case Typed.RowAggregate aggregate -> rows(aggregate);
        };
    }

    private String literal(Object value, Type type) {
        return switch (value) {
            case BigDecimal number ->
                type.kind() == Type.Kind.DECIMAL && number.scale() <= 0
                        ? number.toPlainString() + ".0"
                        : number.toPlainString();
            case Boolean bool -> bool ? "TRUE" : "FALSE";
            case LocalDate date -> dialect.day(date);
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }

    private String field(Typed.FieldRef ref) {
        return across(
                aliases.get(ref.scope().level()),
                ref.hops(),
                alias -> inRow(ref.entity(), ref.field(), ref.column(), alias));
    }

    private String inRow(Entity entity, @Nullable Field field, String column, String alias) {
        if (field == null || !field.computed()) {
            return column(alias, column);
        }
        var typed = Binder.bind(spec, entity, String.valueOf(field.expr()));
        return "(" + new SqlCompiler(spec, dialect, placeholder, alias, lastAlias).sql(typed) + ")";
    }

    private static String column(String alias, String name) {
        return (alias.isEmpty() ? "" : alias + ".") + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /// Walks single links from a row to another and reads there.
    private String across(String from, List<Relation> hops, UnaryOperator<String> read) {
        if (hops.isEmpty()) {
            return read.apply(from);
        }
        var first = hops.getFirst();
        var alias = newAlias();
        var inner = across(alias, hops.subList(1, hops.size()), read);
        return "(SELECT " + inner + " FROM " + table(first.to()) + " " + alias + " WHERE " + alias + ".\"id\" = "
                + column(from, first.property()) + ")";
    }

    private String table(String entity) {
        return quoted(spec.get(entity).plural());
    }

    private String newAlias() {
        return "x" + ++lastAlias[0];
    }

    private String empty(Typed of, boolean negated) {
        var value = sql(of);
        if (of.type().kind() == Type.Kind.TEXT) {
            return "(coalesce(" + value + ", '') " + (negated ? "<>" : "=") + " '')";
        }
        return "(" + value + (negated ? " IS NOT NULL)" : " IS NULL)");
    }

    private String operator(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        return switch (op.op()) {
            case "and", "or" -> "(" + sql(a) + " " + op.op().toUpperCase(java.util.Locale.ROOT) + " " + sql(b) + ")";
            case "=" -> "(" + sql(a) + " = " + sql(b) + ")";
            case "!=" -> "(" + sql(a) + " <> " + sql(b) + ")";
            case "<", "<=", ">", ">=" -> "(" + sql(a) + " " + op.op() + " " + sql(b) + ")";
            case "+", "-" -> sum(op);
            case "*" -> shaped(op.type(), factor(a, op.type()) + " * " + factor(b, op.type()));
            default ->
                shaped(
                        op.type(),
                        dialect.real(factor(a, op.type())) + " / nullif(" + dialect.real(factor(b, op.type()))
                                + ", 0)");
        };
    }

    /// A factor as a plain number: a percentage as its hundredth, a duration beside money in hours.
    private String factor(Typed typed, Type result) {
        var sql = sql(typed);
        return switch (typed.type().kind()) {
            case PERCENT -> "(" + sql + " / 100.0)";
            case DURATION -> result.kind() == Type.Kind.MONEY ? "(" + sql + " / 60.0)" : sql;
            default -> sql;
        };
    }

    private String shaped(Type type, String sql) {
        return type.whole() && type.kind() != Type.Kind.INTEGER ? dialect.whole(sql) : "(" + sql + ")";
    }

    private String sum(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        if (op.type().kind() == Type.Kind.TEXT) {
            return "(" + sql(a) + " || " + sql(b) + ")";
        }
        if (op.op().equals("-") && a.type().moment() && b.type().moment()) {
            return a.type().kind() == Type.Kind.DATE ? dialect.days(sql(b), sql(a)) : dialect.minutes(sql(b), sql(a));
        }
        var sign = op.op().equals("-") ? "-" : "";
        if (a.type().kind() == Type.Kind.DATE) {
            var days = b.type().kind() == Type.Kind.INTEGER ? sql(b) : "(" + sql(b) + ") / 1440";
            return dialect.plusDays(sql(a), sign.isEmpty() ? days : "-(" + days + ")");
        }
        if (a.type().kind() == Type.Kind.DATETIME) {
            return dialect.plusMinutes(sql(a), sign.isEmpty() ? sql(b) : "-(" + sql(b) + ")");
        }
        return "(" + sql(a) + " " + op.op() + " " + sql(b) + ")";
    }

    private String call(Typed.Call call) {
        var args = call.args().stream().map(this::sql).toList();
        return switch (call.name()) {
            case "today" -> dialect.today();
            case "now" -> dialect.now();
            case "days" -> dialect.days(args.get(0), args.get(1));
            case "minutes" -> dialect.minutes(args.get(0), args.get(1));
            case "hours" ->
                "(" + (args.size() == 1 ? args.get(0) : dialect.minutes(args.get(0), args.get(1))) + " / 60.0)";
            case "month" -> dialect.month(args.get(0));
            case "year" -> dialect.year(args.get(0));
            case "age" -> dialect.age(args.get(0));
            case "date" -> dialect.date(args.get(0));
            case "round" ->
                call.type().whole()
                        ? dialect.whole(args.get(0))
                        : dialect.round(args.get(0), args.size() == 2 ? args.get(1) : "0");
            case "coalesce" -> "coalesce(" + args.get(0) + ", " + args.get(1) + ")";
            case "if" -> "(CASE WHEN " + args.get(0) + " THEN " + args.get(1) + " ELSE " + args.get(2) + " END)";
            case "lower" -> "lower(" + args.get(0) + ")";
            case "length" -> "length(" + args.get(0) + ")";
            default -> throw new IllegalStateException(call.name());
        };
    }

    private String aggregate(Typed.Aggregate aggregate) {
        var owner = across(aliases.get(aggregate.scope().level()), aggregate.hops(), alias -> column(alias, "id"));
        var row = newAlias();
        aliases.add(row);
        try {
            var from = table(aggregate.rows().name()) + " " + row;
            String on;
            if (!aggregate.link().many()) {
                on = column(row, aggregate.link().property()) + " = " + owner;
            } else {
                var join = joined(aggregate);
                var link = newAlias();
                var here = aggregate.forward() ? join.targetColumn() : join.holderColumn();
                var there = aggregate.forward() ? join.holderColumn() : join.targetColumn();
                from += " JOIN " + quoted(join.table()) + " " + link + " ON " + column(link, here) + " = "
                        + column(row, "id");
                on = column(link, there) + " = " + owner;
            }
            var where = aggregate.where() == null ? "" : " AND " + sql(aggregate.where());
            var value = aggregate.value() == null ? null : sql(aggregate.value());
            var source = " FROM " + from + " WHERE " + on + where + ")";
            return aggregate.name().equals("exists")
                    ? "EXISTS (SELECT 1" + source
                    : "(SELECT " + folded(aggregate.name(), value, aggregate.type(), "") + source;
        } finally {
            aliases.removeLast();
        }
    }

    private static JoinTable joined(Typed.Aggregate aggregate) {
        return JoinTable.of(aggregate.forward() ? aggregate.owner() : aggregate.rows(), aggregate.link());
    }

    private String rows(Typed.RowAggregate aggregate) {
        var filter = aggregate.where() == null ? "" : " FILTER (WHERE " + sql(aggregate.where()) + ")";
        var value = aggregate.value() == null ? null : sql(aggregate.value());
        return aggregate.name().equals("exists")
                ? "(count(*)" + filter + " > 0)"
                : folded(aggregate.name(), value, aggregate.type(), filter);
    }

    private String folded(String name, @Nullable String value, Type type, String filter) {
        return switch (name) {
            case "count" -> "count(" + (value == null ? "*" : value) + ")" + filter;
            case "sum" -> {
                var sum = "coalesce(sum(" + value + ")" + filter + ", 0)";
                yield type.whole() ? dialect.whole(sum) : dialect.real(sum);
            }
            case "avg" -> {
                var mean = "avg(" + value + ")" + filter;
                yield type.whole() ? dialect.whole(mean) : dialect.real(mean);
            }
            default -> name + "(" + value + ")" + filter;
        };
    }
}
