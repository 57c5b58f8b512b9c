package com.nocodo.modes.expr;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows renames through an expression: names that no longer exist are replaced by what they are called now.
public final class Rewriter {

    /// What an old name is called now.
    public interface Renames {
        /// A field's or link's new name; empty if it was not renamed.
        Optional<String> member(String entity, String oldName);

        /// An enum value's new name.
        Optional<String> value(String entity, String field, String oldValue);
    }

    private final AppSpec spec;
    private final Renames renames;
    private final List<Entity> scopes = new ArrayList<>();

    private Rewriter(AppSpec spec, Entity entity, Renames renames) {
        this.spec = spec;
        this.renames = renames;
        this.scopes.add(entity);
    }

    /// The expression with the names of `spec`; text that does not parse stays as it is (the check will name it).
    public static String rewrite(AppSpec spec, Entity entity, String text, Renames renames) {
        try {
            var tree = Parser.parse(text);
            var renamed = new Rewriter(spec, entity, renames).expr(tree);
            return renamed.equals(tree) ? text : renamed.text();
        } catch (ExprException e) {
            return text;
        }
    }

    private Expr expr(Expr expr) {
        return switch (expr) {
            case Expr.Path(var steps) -> new Expr.Path(path(steps).steps());
            case Expr.Unary(var op, var of) -> new Expr.Unary(op, expr(of));
            case Expr.Binary(var op, var left, var right) ->
                new Expr.Binary(op, value(expr(left), right), value(expr(right), left));
            case Expr.Empty(var of, var negated) -> new Expr.Empty(expr(of), negated);
            case Expr.In(var of, var values) ->
                new Expr.In(expr(of), values.stream().map(v -> value(v, of)).toList());
            case Expr.Call(var name, var args) ->
                new Expr.Call(name, args.stream().map(this::expr).toList());
            case Expr.Aggregate aggregate -> aggregate(aggregate);
            default -> expr;
        };
    }

    /// A text beside an enum field is the name of one of its values.
    private Expr value(Expr side, Expr other) {
        if (side instanceof Expr.Str(var name) && other instanceof Expr.Path(var steps)) {
            var end = path(steps);
            return end.entity() == null
                    ? side
                    : renames.value(end.entity().name(), end.steps().getLast(), name)
                            .<Expr>map(Expr.Str::new)
                            .orElse(side);
        }
        return side;
    }

    private Expr aggregate(Expr.Aggregate aggregate) {
        if (!(aggregate.of() instanceof Expr.Path(var steps))) {
            return new Expr.Aggregate(
                    aggregate.name(),
                    optional(aggregate.of()),
                    optional(aggregate.each()),
                    optional(aggregate.where()));
        }
        var walked = path(steps);
        var rows = walked.rows() == null ? scopes.getLast() : walked.rows();
        scopes.add(rows);
        try {
            return new Expr.Aggregate(
                    aggregate.name(),
                    new Expr.Path(walked.steps()),
                    optional(aggregate.each()),
                    optional(aggregate.where()));
        } finally {
            scopes.removeLast();
        }
    }

    private @Nullable Expr optional(@Nullable Expr expr) {
        return expr == null ? null : expr(expr);
    }

    private Walked path(List<String> steps) {
        List<String> renamed = new ArrayList<>();
        var outer = steps.getFirst().equals("this") && scopes.size() > 1;
        Entity at = outer ? scopes.get(scopes.size() - 2) : scopes.getLast();
        Entity rows = null;
        Entity holder = at;
        for (var step : steps) {
            if (at == null || step.equals("this")) {
                renamed.add(step);
                continue;
            }
            holder = at;
            var name = exists(at, step) ? step : renames.member(at.name(), step).orElse(step);
            renamed.add(name);
            var reverse = spec.incoming(at.name()).stream()
                    .filter(in -> in.relation().reverse().equals(name))
                    .findFirst();
            var link = at.relation(name);
            if (link.isPresent()) {
                at = spec.entity(link.get().to()).orElse(null);
                rows = link.get().many() ? at : rows;
            } else if (reverse.isPresent() && holder.field(name).isEmpty()) {
                at = reverse.get().holder();
                rows = at;
            } else {
                at = null;
            }
        }
        return new Walked(renamed, rows, at == null ? holder : null);
    }

    private boolean exists(Entity entity, String name) {
        return entity.field(name).isPresent()
                || entity.relation(name).isPresent()
                || spec.incoming(entity.name()).stream()
                        .anyMatch(in -> in.relation().reverse().equals(name));
    }

    /// @param rows the collection's entity, if the path led into one
    /// @param entity the entity whose field the path ends in, if it ends in one
    private record Walked(
            List<String> steps,
            @Nullable Entity rows,
            @Nullable Entity entity) {}
}
