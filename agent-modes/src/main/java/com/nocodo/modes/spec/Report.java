package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named list, total or export over one entity.
///
/// @param columns of lists and exports: fields and relations of the entity, or paths (`pupil.email`)
/// @param groupBy of totals; none means one row
/// @param sort names of columns, groups or measures, `-` before a descending one
/// @param roles who may run it besides the owner; empty: who may list the entity
public record Report(
        String id,
        String name,
        String label,
        Kind kind,
        String entity,
        @Nullable String where,
        List<Param> params,
        List<String> columns,
        List<Part> groupBy,
        List<Part> measures,
        List<String> sort,
        @Nullable Integer limit,
        List<String> roles,
        @Nullable Origin from) {

    public Report {
        params = Lists.copy(params);
        columns = Lists.copy(columns);
        groupBy = Lists.copy(groupBy);
        measures = Lists.copy(measures);
        sort = Lists.copy(sort);
        roles = Lists.copy(roles);
    }

    public Report withColumns(List<String> newColumns) {
        return new Report(
                id, name, label, kind, entity, where, params, newColumns, groupBy, measures, sort, limit, roles, from);
    }

    public Report named(String newName, String newLabel) {
        return new Report(
                id, newName, newLabel, kind, entity, where, params, columns, groupBy, measures, sort, limit, roles,
                from);
    }

    public Report withId(String newId) {
        return new Report(
                newId, name, label, kind, entity, where, params, columns, groupBy, measures, sort, limit, roles, from);
    }

    /// What a report gives: records, sums, or records as a file.
    public enum Kind {
        @JsonProperty("list")
        LIST,
        @JsonProperty("total")
        TOTAL,
        @JsonProperty("export")
        EXPORT
    }

    /// A named expression: a group or a measure of a total.
    public record Part(String name, String label, String expr) {}

    /// A parameter that the reader may set; `default` is an expression.
    public record Param(
            String name,
            String label,
            FieldType type,
            @JsonProperty("default") @Nullable String defaultValue) {}
}
