package com.nocodo.operator.rest;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;

/// How the parts of an address look; the same name means the same everywhere.
final class Patterns {
    static final String JOB = "^J-[1-9][0-9]{0,15}$";

    private static final Map<String, Schema<?>> BY_NAME = Map.ofEntries(
            Map.entry("path/ref", text("^[a-z0-9_-]{1,100}$")),
            Map.entry("path/job", text(JOB)),
            Map.entry("path/table", text("^[a-z][a-z0-9_]{0,99}$")),
            Map.entry("path/row", number(1, Long.MAX_VALUE)),
            Map.entry("path/attachment", text("^a_[0-9a-f]{24}$")),
            Map.entry("query/name", text("^[^\\u0000]{1,200}$")),
            Map.entry("path/id", text("^[a-z0-9_-]{1,60}$")),
            Map.entry("path/commit", text("^(HEAD|[0-9a-f]{7,64})$")),
            Map.entry("path/epic", number(1, Long.MAX_VALUE)),
            Map.entry("path/task", text("^T-[1-9][0-9]{0,8}$")),
            Map.entry("path/comment", number(1, Long.MAX_VALUE)),
            Map.entry("path/check", text("^[a-z_]{1,60}$")),
            Map.entry("query/tree", text("^[0-9a-f]{40,64}$")),
            Map.entry("query/from", text("^(HEAD|[0-9a-f]{7,64})?$")),
            Map.entry("query/to", text("^(HEAD|[0-9a-f]{7,64})?$")),
            Map.entry("query/path", text("^[^/\\u0000].{0,999}$")),
            Map.entry("query/folder", text("^[^\\u0000]{0,1000}$")),
            Map.entry("query/page", number(1, Integer.MAX_VALUE)),
            Map.entry("query/page_size", number(1, 100)),
            Map.entry("query/lines", number(1, 10_000)),
            Map.entry("query/limit", number(1, 1000)),
            Map.entry("query/after", number(0, Long.MAX_VALUE)),
            Map.entry("query/before", number(1, Long.MAX_VALUE)),
            Map.entry("header/Last-Event-ID", number(0, Long.MAX_VALUE)));

    private Patterns() {}

    /// A schema of its own: those of one type are one object otherwise.
    static void apply(Parameter parameter) {
        var known = BY_NAME.get(parameter.getIn() + "/" + parameter.getName());
        if (known == null) {
            return;
        }
        var before = parameter.getSchema();
        var schema = new JsonSchema();
        schema.setTypes(before.getTypes());
        schema.setFormat(before.getFormat());
        schema.setDefault(before.getDefault());
        schema.setPattern(known.getPattern());
        schema.setMinimum(known.getMinimum());
        schema.setMaximum(known.getMaximum());
        parameter.setSchema(schema);
    }

    private static Schema<?> text(String pattern) {
        return new JsonSchema().pattern(pattern);
    }

    private static Schema<?> number(long least, long most) {
        return new JsonSchema().minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }
}
