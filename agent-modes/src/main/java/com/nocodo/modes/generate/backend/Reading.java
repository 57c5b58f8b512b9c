package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.JoinTable;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which other records an expression reads: the ways that lead from its own record to theirs.
final class Reading {
    private final AppSpec spec;
    private final Set<Way> ways = new LinkedHashSet<>();

    private Reading(AppSpec spec) {
        this.spec = spec;
    }

    /// One step from a record: along a link that it holds, or back along a link that the other one holds.
    record Step(Entity holder, Relation link, boolean forward) {
        Entity end(AppSpec spec) {
            return forward ? spec.get(link.to()) : holder;
        }
    }

    /// The steps to records that are read; never empty.
    record Way(List<Step> steps) {
        Entity end(AppSpec spec) {
            return steps.getLast().end(spec);
        }
    }

    static Set<Way> of(AppSpec spec, Entity entity, Typed typed) {
        var reading = new Reading(spec);
        reading.read(typed, new ArrayList<>(List.of(new Place(entity, List.of()))));
        return reading.ways;
    }

    /// A record in scope, and how the expression came to it.
    private record Place(Entity entity, List<Step> steps) {}

    private void read(Typed typed, List<Place> scopes) {
        switch (typed) {
            case Typed.FieldRef ref -> {
                var place = walk(scopes.get(ref.scope().level()), ref.hops());
                var field = ref.field();
                if (field != null && field.computed()) {
                    var inner = Binder.bind(spec, ref.entity(), String.valueOf(field.expr()));
                    read(inner, new ArrayList<>(List.of(place)));
                }
            }
            case Typed.LinkRef ref -> walk(scopes.get(ref.scope().level()), ref.hops());
            case Typed.Aggregate aggregate -> aggregate(aggregate, scopes);
            case Typed.Not(var of, var _) -> read(of, scopes);
            case Typed.Negative(var of, var _) -> read(of, scopes);
            case Typed.IsEmpty(var of, var _, var _) -> read(of, scopes);
            case Typed.Op(var _, var left, var right, var _) -> {
                read(left, scopes);
                read(right, scopes);
            }
            case Typed.In(var of, var values, var _) -> {
                read(of, scopes);
                values.forEach(value -> read(value, scopes));
            }
            case Typed.Call(var _, var args, var _) -> args.forEach(arg -> read(arg, scopes));
            case Typed.Const leaf -> {}
            case Typed.Param leaf -> {}
            case Typed.RowAggregate leaf -> {}
        }
    }

    private void aggregate(Typed.Aggregate aggregate, List<Place> scopes) {
        var from = walk(scopes.get(aggregate.scope().level()), aggregate.hops());
        var step = aggregate.forward()
                ? new Step(from.entity(), aggregate.link(), true)
                : new Step(aggregate.rows(), aggregate.link(), false);
        var rows = reach(from, step);
        scopes.add(rows);
        if (aggregate.value() != null) {
            read(aggregate.value(), scopes);
        }
        if (aggregate.where() != null) {
            read(aggregate.where(), scopes);
        }
        scopes.removeLast();
    }

    private Place walk(Place from, List<Relation> hops) {
        var place = from;
        for (var hop : hops) {
            place = reach(place, new Step(place.entity(), hop, true));
        }
        return place;
    }

    private Place reach(Place from, Step step) {
        var steps = new ArrayList<>(from.steps());
        steps.add(step);
        var place = new Place(step.end(spec), List.copyOf(steps));
        ways.add(new Way(place.steps()));
        return place;
    }

    /// The records of `entity` from which `way` leads to the record `$1`: `SELECT t.id AS n …`.
    static String affected(AppSpec spec, Entity entity, Way way) {
        return "SELECT t.id AS n FROM %s t WHERE %s".formatted(entity.plural(), condition(spec, "t", way.steps()));
    }

    private static String condition(AppSpec spec, String alias, List<Step> steps) {
        if (steps.isEmpty()) {
            return alias + ".id = $1";
        }
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        var next = "s" + steps.size();
        var inner = condition(spec, next, rest);
        var link = step.link();
        if (link.many()) {
            var join = JoinTable.of(step.holder(), link);
            var here = step.forward() ? join.holderColumn() : join.targetColumn();
            var there = step.forward() ? join.targetColumn() : join.holderColumn();
            return "%s.id IN (SELECT j.%s FROM %s j JOIN %s %s ON %s.id = j.%s WHERE %s)"
                    .formatted(alias, here, join.table(), step.end(spec).plural(), next, next, there, inner);
        }
        if (!step.forward()) {
            return "%s.id IN (SELECT %s.%s FROM %s %s WHERE %s)"
                    .formatted(alias, next, link.property(), step.holder().plural(), next, inner);
        }
        return rest.isEmpty()
                ? alias + "." + link.property() + " = $1"
                : "%s.%s IN (SELECT %s.id FROM %s %s WHERE %s)"
                        .formatted(
                                alias,
                                link.property(),
                                next,
                                spec.get(link.to()).plural(),
                                next,
                                inner);
    }

    /// Whether it judges by more than the record itself.
    static boolean others(Typed typed) {
        return !References.local(typed);
    }
}
