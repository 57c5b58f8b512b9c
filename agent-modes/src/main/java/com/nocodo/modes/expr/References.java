package com.nocodo.modes.expr;

import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What an expression reads.
public final class References {
    private References() {}

    /// Every field it reads, of whatever record.
    public static List<Typed.FieldRef> fields(Typed typed) {
        List<Typed.FieldRef> found = new ArrayList<>();
        visit(typed, part -> {
            if (part instanceof Typed.FieldRef ref) {
                found.add(ref);
            }
        });
        return found;
    }

    /// Entities that are read besides the record itself: through links and collections.
    public static Set<String> otherEntities(Typed typed) {
        Set<String> found = new LinkedHashSet<>();
        visit(typed, part -> {
            switch (part) {
                case Typed.FieldRef ref -> ref.hops().stream().map(Relation::to).forEach(found::add);
                case Typed.LinkRef ref -> ref.hops().stream().map(Relation::to).forEach(found::add);
                case Typed.Aggregate aggregate -> {
                    aggregate.hops().stream().map(Relation::to).forEach(found::add);
                    found.add(aggregate.rows().name());
                }
                default -> {}
            }
        });
        return found;
    }

    /// It reads stored values of the record itself and nothing else, so it can be a CHECK.
    public static boolean local(Typed typed) {
        boolean[] local = {true};
        visit(typed, part -> {
            switch (part) {
                case Typed.FieldRef ref -> local[0] &= ref.local();
                case Typed.LinkRef ref -> local[0] &= ref.hops().isEmpty();
                case Typed.Aggregate over -> local[0] = false;
                case Typed.RowAggregate over -> local[0] = false;
                default -> {}
            }
        });
        return local[0];
    }

    /// Its value changes by itself as time goes by.
    public static boolean readsClock(Typed typed) {
        boolean[] clock = {false};
        visit(
                typed,
                part -> clock[0] |= part instanceof Typed.Call(var name, var _, var _)
                        && Set.of("today", "now", "age").contains(name));
        return clock[0];
    }

    /// Calls `each` for the expression and every part of it.
    public static void visit(Typed typed, Consumer<Typed> each) {
        each.accept(typed);
        switch (typed) {
            case Typed.Const leaf -> {}
            case Typed.Param leaf -> {}
            case Typed.FieldRef leaf -> {}
            case Typed.LinkRef leaf -> {}
            case Typed.Not(var of, var _) -> visit(of, each);
            case Typed.Negative(var of, var _) -> visit(of, each);
            case Typed.IsEmpty(var of, var _, var _) -> visit(of, each);
            case Typed.Op(var _, var left, var right, var _) -> {
                visit(left, each);
                visit(right, each);
            }
            case Typed.In(var of, var values, var _) -> {
                visit(of, each);
                values.forEach(v -> visit(v, each));
            }
            case Typed.Call(var _, var args, var _) -> args.forEach(a -> visit(a, each));
            case Typed.Aggregate aggregate -> {
                if (aggregate.value() != null) {
                    visit(aggregate.value(), each);
                }
                if (aggregate.where() != null) {
                    visit(aggregate.where(), each);
                }
            }
            case Typed.RowAggregate(var _, var value, var where, var _) -> {
                if (value != null) {
                    visit(value, each);
                }
                if (where != null) {
                    visit(where, each);
                }
            }
        }
    }
}
