package com.nocodo.modes.expr;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression whose names are resolved and whose types are known: what the compilers read.
public sealed interface Typed {
    Type type();

    /// A literal. `value` is a BigDecimal (money in minor units, spans in minutes), String, Boolean or LocalDate.
    record Const(Object value, Type type) implements Typed {}

    /// A report's parameter.
    record Param(String name, Type type) implements Typed {}

    /// A field of the record that `hops` lead to; `field` is null for `id`, `created_at` and the like (`column`).
    record FieldRef(
            Scope scope,
            List<Relation> hops,
            Entity entity,
            @Nullable Field field,
            String column,
            Type type) implements Typed {
        /// It belongs to the record itself and is stored there.
        public boolean local() {
            return hops.isEmpty() && (field == null || !field.computed());
        }
    }

    /// A link's target id.
    record LinkRef(Scope scope, List<Relation> hops, Relation link, Type type) implements Typed {}

    record Not(Typed of, Type type) implements Typed {}

    record Negative(Typed of, Type type) implements Typed {}

    record Op(String op, Typed left, Typed right, Type type) implements Typed {}

    record IsEmpty(Typed of, boolean negated, Type type) implements Typed {}

    record In(Typed of, List<Typed> values, Type type) implements Typed {}

    record Call(String name, List<Typed> args, Type type) implements Typed {}

    /// Over a collection of other records. `link` is held by `rows` (or is n-n) and leads back to where `hops` end.
    record Aggregate(
            String name,
            Scope scope,
            List<Relation> hops,
            Entity owner,
            Entity rows,
            Relation link,
            boolean forward,
            @Nullable Typed value,
            @Nullable Typed where,
            Type type)
            implements Typed {}

    /// Over the rows of a total report.
    record RowAggregate(
            String name, @Nullable Typed value, @Nullable Typed where, Type type) implements Typed {}

    /// Which record a name belongs to: the one at hand, or the one outside an aggregate.
    record Scope(int level) {}
}
