package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule in the making.
public record DraftRule(
        Thing thing,
        String name,
        String label,
        Rule.Kind kind,
        @Nullable String expr,
        @Nullable String start,
        @Nullable String end,
        List<String> per,
        @Nullable String where,
        Origin from) {

    static DraftRule require(Thing thing, String name, String label, String expr, Origin from) {
        return new DraftRule(thing, name, label, Rule.Kind.REQUIRE, expr, null, null, List.of(), null, from);
    }

    /// As a rule of the spec.
    public Rule rule(String id) {
        return new Rule(id, name, label, thing.name, kind, expr, start, end, per, where, label, from);
    }
}
