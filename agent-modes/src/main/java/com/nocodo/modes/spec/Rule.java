package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that must hold for every record of `entity`.
///
/// @param expr of [Kind#REQUIRE]: a boolean expression; missing values pass
/// @param start of [Kind#NO_OVERLAP]: expression of the period's start; `end` is exclusive
/// @param per of [Kind#NO_OVERLAP]: relations or fields; periods are compared among records that agree in all of them
/// @param where of [Kind#NO_OVERLAP]: which records count
/// @param message what a refused person reads
public record Rule(
        String id,
        String name,
        String label,
        String entity,
        Kind kind,
        @Nullable String expr,
        @Nullable String start,
        @Nullable String end,
        List<String> per,
        @Nullable String where,
        @Nullable String message,
        @Nullable Origin from) {

    public Rule {
        per = Lists.copy(per);
    }

    /// How a rule is put.
    public enum Kind {
        @JsonProperty("require")
        REQUIRE,
        @JsonProperty("no_overlap")
        NO_OVERLAP
    }

    public static Rule require(
            String id, String name, String label, String entity, String expr, @Nullable Origin from) {
        return new Rule(id, name, label, entity, Kind.REQUIRE, expr, null, null, List.of(), null, label, from);
    }

    public String refusal() {
        return message == null ? label : message;
    }
}
