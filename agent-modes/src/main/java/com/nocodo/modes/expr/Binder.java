package com.nocodo.modes.expr;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Resolves the names of an expression against a spec and gives every part its type.
public final class Binder {
    private static final Map<String, Type.Kind> SYSTEM = Map.of(
            "id", Type.Kind.INTEGER,
            "version", Type.Kind.INTEGER,
            "created_at", Type.Kind.DATETIME,
            "updated_at", Type.Kind.DATETIME);
    private static final Type BOOLEAN = Type.of(Type.Kind.BOOLEAN);

    private final AppSpec spec;
    private final List<Entity> scopes = new ArrayList<>();
    private final Map<String, Type> params;
    private final boolean overRows;

    private Binder(AppSpec spec, Entity entity, Map<String, Type> params, boolean overRows) {
        this.spec = spec;
        this.scopes.add(entity);
        this.params = params;
        this.overRows = overRows;
    }

    /// An expression about one record of `entity`.
    ///
    /// @throws ExprException when a name is unknown or types do not fit
    public static Typed bind(AppSpec spec, Entity entity, String text) {
        return new Binder(spec, entity, Map.of(), false).bind(Parser.parse(text));
    }

    /// A boolean expression about one record: a rule, or the `where` of one.
    public static Typed condition(AppSpec spec, Entity entity, String text) {
        return mustBe(bind(spec, entity, text), text);
    }

    /// The `where` or a group of a report: about one row, with parameters.
    public static Typed ofRow(AppSpec spec, Report report, String text) {
        return new Binder(spec, spec.get(report.entity()), params(report), false).bind(Parser.parse(text));
    }

    /// A measure of a total: aggregates over the report's rows.
    public static Typed measure(AppSpec spec, Report report, String text) {
        return new Binder(spec, spec.get(report.entity()), params(report), true).bind(Parser.parse(text));
    }

    private static Map<String, Type> params(Report report) {
        return report.params().stream()
                .collect(Collectors.toMap(Report.Param::name, p -> Type.of(Type.kind(p.type())), (a, b) -> a));
    }

    private static Typed mustBe(Typed typed, String text) {
        if (typed.type().kind() != Type.Kind.BOOLEAN) {
            throw new ExprException(
                    "'%s' is a %s, not a condition".formatted(text, typed.type().words()));
        }
        return typed;
    }

    private Typed bind(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value) ->
                new Typed.Const(
                        value,
                        Type.of(value.stripTrailingZeros().scale() <= 0 ? Type.Kind.INTEGER : Type.Kind.DECIMAL));
            case Expr.Str(var value) -> new Typed.Const(value, Type.of(Type.Kind.TEXT));
            case Expr.Bool(var value) -> new Typed.Const(value, BOOLEAN);
            case Expr.Day(var value) -> new Typed.Const(value, Type.of(Type.Kind.DATE));
            case Expr.Span(var amount, var unit) ->
                new Typed.Const(
                        BigDecimal.valueOf(Math.multiplyExact(amount, unit.inMinutes())), Type.of(Type.Kind.SPAN));
            case Expr.Param(var name) -> param(name);
            case Expr.Path(var steps) -> path(steps);
            case Expr.Unary(var op, var of) -> unary(op, bind(of));
            case Expr.Binary(var op, var left, var right) ->
                new Operators(spec.app()).bind(op, bind(left), bind(right));
            case Expr.Empty(var of, var negated) -> new Typed.IsEmpty(bind(of), negated, BOOLEAN);
            case Expr.In(var of, var values) -> in(bind(of), values);
            case Expr.Call(var name, var args) ->
                new Functions(spec.app())
                        .bind(name, args.stream().map(this::bind).toList());
            case Expr.Aggregate aggregate -> aggregate(aggregate);
        };
    }

    private Typed param(String name) {
        var type = params.get(name);
        if (type == null) {
            throw new ExprException("There is no parameter :" + name);
        }
        return new Typed.Param(name, type);
    }

    private Typed unary(String op, Typed of) {
        if (op.equals("not")) {
            if (of.type().kind() != Type.Kind.BOOLEAN) {
                throw new ExprException(
                        "'not' needs a condition, not a " + of.type().words());
            }
            return new Typed.Not(of, BOOLEAN);
        }
        if (of instanceof Typed.Const(var value, var type) && value instanceof BigDecimal number) {
            return new Typed.Const(number.negate(), type);
        }
        if (!of.type().amount()) {
            throw new ExprException("'-' needs a number, not a " + of.type().words());
        }
        return new Typed.Negative(of, of.type());
    }

    private Typed in(Typed of, List<Expr> values) {
        var operators = new Operators(spec.app());
        var bound = values.stream()
                .map(value -> ((Typed.Op) operators.bind("=", of, bind(value))).right())
                .toList();
        return new Typed.In(of, bound, BOOLEAN);
    }

    private Typed path(List<String> steps) {
        var walk = walk(steps.getFirst().equals("this") ? steps.subList(1, steps.size()) : steps, scopeOf(steps));
        if (walk.collection != null || walk.rest.size() != 1) {
            throw new ExprException("`%s` is a collection: use it in count, sum, avg, min, max or exists"
                    .formatted(String.join(".", steps)));
        }
        return leaf(walk);
    }

    private int scopeOf(List<String> steps) {
        if (!steps.getFirst().equals("this")) {
            return scopes.size() - 1;
        }
        if (scopes.size() < 2 || steps.size() < 2) {
            throw new ExprException("'this.' is for use inside an aggregate, where it is the outer record");
        }
        return scopes.size() - 2;
    }

    /// Follows single links as far as they go; then either one name is left, or a collection was met.
    private Walk walk(List<String> steps, int level) {
        var walk = new Walk(new Typed.Scope(level), scopes.get(level));
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var link = walk.entity.relation(step);
            var last = i == steps.size() - 1;
            if (link.isPresent() && link.get().many()) {
                return walk.into(spec.get(link.get().to()), link.get(), true, steps.subList(i + 1, steps.size()));
            }
            var reverse = spec.incoming(walk.entity.name()).stream()
                    .filter(in -> in.relation().reverse().equals(step))
                    .findFirst();
            if (link.isEmpty() && walk.entity.field(step).isEmpty() && reverse.isPresent()) {
                return walk.into(
                        reverse.get().holder(), reverse.get().relation(), false, steps.subList(i + 1, steps.size()));
            }
            if (last) {
                walk.rest = List.of(step);
                return walk;
            }
            if (link.isEmpty() || link.get().to().equals(Relation.USER)) {
                throw unknown(walk.entity, step, "link");
            }
            walk.hops.add(link.get());
            walk.entity = spec.get(link.get().to());
        }
        return walk;
    }

    private Typed leaf(Walk walk) {
        var name = walk.rest.getFirst();
        var field = walk.entity.field(name);
        if (field.isPresent()) {
            return new Typed.FieldRef(
                    walk.scope, List.copyOf(walk.hops), walk.entity, field.get(), name, Type.of(field.get()));
        }
        var link = walk.entity.relation(name);
        if (link.isPresent()) {
            return new Typed.LinkRef(
                    walk.scope,
                    List.copyOf(walk.hops),
                    link.get(),
                    Type.ref(link.get().to()));
        }
        var kind = SYSTEM.get(name);
        if (kind == null) {
            throw unknown(walk.entity, name, "field");
        }
        return new Typed.FieldRef(walk.scope, List.copyOf(walk.hops), walk.entity, null, name, Type.of(kind));
    }

    private ExprException unknown(Entity entity, String name, String what) {
        var known = Stream.of(
                        entity.fields().stream().map(f -> f.name()),
                        entity.relations().stream().map(r -> r.name()),
                        spec.incoming(entity.name()).stream()
                                .map(in -> in.relation().reverse()))
                .flatMap(s -> s)
                .collect(Collectors.joining(", "));
        return new ExprException("`%s` has no %s `%s` (it has %s)".formatted(entity.name(), what, name, known));
    }

    private Typed aggregate(Expr.Aggregate aggregate) {
        if (aggregate.of() instanceof Expr.Path(var steps)) {
            var own = steps.getFirst().equals("this") ? steps.subList(1, steps.size()) : steps;
            var walk = walk(own, scopeOf(steps));
            if (walk.collection != null) {
                return overCollection(aggregate, walk);
            }
        }
        return overRows(aggregate);
    }

    private Typed overCollection(Expr.Aggregate aggregate, Walk walk) {
        var rows = java.util.Objects.requireNonNull(walk.collection);
        scopes.add(rows);
        try {
            Typed value = null;
            if (aggregate.each() != null) {
                value = bind(aggregate.each());
            } else if (!walk.rest.isEmpty()) {
                value = path(walk.rest);
            }
            var where = aggregate.where() == null
                    ? null
                    : mustBe(bind(aggregate.where()), aggregate.where().text());
            return new Typed.Aggregate(
                    aggregate.name(),
                    walk.scope,
                    List.copyOf(walk.hops),
                    walk.entity,
                    rows,
                    java.util.Objects.requireNonNull(walk.link),
                    walk.forward,
                    value,
                    where,
                    result(aggregate.name(), value, aggregate.text()));
        } finally {
            scopes.removeLast();
        }
    }

    private Typed overRows(Expr.Aggregate aggregate) {
        if (!overRows) {
            throw new ExprException("'%s' names no collection of `%s`"
                    .formatted(aggregate.text(), scopes.getLast().name()));
        }
        if (aggregate.each() != null) {
            throw new ExprException("'%s': the part before '.(' is not a collection".formatted(aggregate.text()));
        }
        var inner = new Binder(spec, scopes.getFirst(), params, false);
        var value = aggregate.of() == null ? null : inner.bind(aggregate.of());
        var where = aggregate.where() == null
                ? null
                : mustBe(inner.bind(aggregate.where()), aggregate.where().text());
        return new Typed.RowAggregate(
                aggregate.name(), value, where, result(aggregate.name(), value, aggregate.text()));
    }

    private static Type result(String name, @Nullable Typed value, String text) {
        if (name.equals("count")) {
            return Type.of(Type.Kind.INTEGER);
        }
        if (name.equals("exists")) {
            return BOOLEAN;
        }
        if (value == null) {
            throw new ExprException("'%s' needs a field to work on".formatted(text));
        }
        var type = value.type();
        var ordered = type.amount() || type.moment();
        if (name.equals("min") || name.equals("max") ? !ordered : !type.amount()) {
            throw new ExprException("'%s': a %s has no %s".formatted(text, type.words(), name));
        }
        return name.equals("avg") && type.kind() == Type.Kind.INTEGER ? Type.of(Type.Kind.DECIMAL) : type;
    }

    /// Where a path has led so far.
    private static final class Walk {
        private final Typed.Scope scope;
        private final List<Relation> hops = new ArrayList<>();
        private Entity entity;
        private List<String> rest = List.of();
        private @Nullable Entity collection;
        private @Nullable Relation link;
        private boolean forward;

        Walk(Typed.Scope scope, Entity entity) {
            this.scope = scope;
            this.entity = entity;
        }

        Walk into(Entity rows, Relation by, boolean isForward, List<String> left) {
            collection = rows;
            link = by;
            forward = isForward;
            rest = left;
            return this;
        }
    }
}
