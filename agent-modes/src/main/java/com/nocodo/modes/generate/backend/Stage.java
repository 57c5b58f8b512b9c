package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sets the stage for an expression: gives a sample every value, link and child record that it reads.
record Stage(AppSpec spec, Sample sample) {

    void set(Typed typed, Sample.Entry entry) {
        set(typed, new ArrayList<>(List.of(entry)));
    }

    private void set(Typed typed, List<Sample.Entry> scopes) {
        switch (typed) {
            case Typed.FieldRef ref -> {
                var entry = walk(scopes.get(ref.scope().level()), ref.hops());
                var field = ref.field();
                if (field != null && field.computed()) {
                    set(Binder.bind(spec, ref.entity(), String.valueOf(field.expr())), entry);
                } else if (field != null) {
                    sample.fill(entry, field);
                }
            }
            case Typed.LinkRef ref -> {
                var entry = walk(scopes.get(ref.scope().level()), ref.hops());
                if (!ref.link().to().equals(Relation.USER)) {
                    sample.follow(entry, ref.link());
                }
            }
            case Typed.Aggregate aggregate -> {
                if (!aggregate.forward() && !aggregate.link().many()) {
                    children(aggregate, scopes);
                }
            }
            case Typed.Not(var of, var _) -> set(of, scopes);
            case Typed.Negative(var of, var _) -> set(of, scopes);
            case Typed.IsEmpty(var of, var _, var _) -> set(of, scopes);
            case Typed.Op(var _, var left, var right, var _) -> {
                set(left, scopes);
                set(right, scopes);
            }
            case Typed.In(var of, var _, var _) -> set(of, scopes);
            case Typed.Call(var _, var args, var _) -> args.forEach(arg -> set(arg, scopes));
            case Typed.RowAggregate(var _, var value, var where, var _) -> {
                if (value != null) {
                    set(value, scopes);
                }
                if (where != null) {
                    set(where, scopes);
                }
            }
            case Typed.Const leaf -> {}
            case Typed.Param leaf -> {}
        }
    }

    private void children(Typed.Aggregate aggregate, List<Sample.Entry> scopes) {
        var owner = walk(scopes.get(aggregate.scope().level()), aggregate.hops());
        if (sample.collected(owner, aggregate.link(), aggregate.rows(), false).isEmpty()) {
            sample.add(aggregate.rows(), Map.of(aggregate.link().name(), owner));
        }
        for (var child : sample.collected(owner, aggregate.link(), aggregate.rows(), false)) {
            scopes.add(child);
            if (aggregate.value() != null) {
                set(aggregate.value(), scopes);
            }
            if (aggregate.where() != null) {
                set(aggregate.where(), scopes);
            }
            scopes.removeLast();
        }
    }

    private Sample.Entry walk(Sample.Entry from, List<Relation> hops) {
        var entry = from;
        for (var hop : hops) {
            entry = sample.follow(entry, hop);
        }
        return entry;
    }
}
