package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One entity's paths and schemas in `openapi.json`.
record OpenApiEntity(Shape shape) {
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "BadRequest",
            "401", "SignedOut",
            "403", "Forbidden",
            "404", "NotFound",
            "409", "Conflict",
            "422", "Invalid");

    static Map<String, Object> ref(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    static Map<String, Object> problems(String... codes) {
        var out = new LinkedHashMap<String, Object>();
        for (var code : codes) {
            out.put(code, Map.of("$ref", "#/components/responses/" + PROBLEMS.get(code)));
        }
        return out;
    }

    static Map<String, Object> query(String name, Map<String, Object> schema) {
        return Map.of("name", name, "in", "query", "schema", schema);
    }

    Map<String, Object> paths() {
        var out = new LinkedHashMap<String, Object>();
        var type = shape.type();
        var id = Map.of("name", "id", "in", "path", "required", true, "schema", whole());
        var some = new LinkedHashMap<String, Object>();
        some.put("get", operation("list", filters(true), null, "200", json(ref(type + "List")), "400", "401", "403"));
        some.put(
                "post",
                operation(
                        "create",
                        List.of(),
                        type + "Create",
                        "201",
                        json(ref(type)),
                        "400",
                        "401",
                        "403",
                        "409",
                        "422"));
        out.put(shape.path(), some);
        out.put(
                shape.path() + "/options",
                Map.of("get", operation("options", options(), null, "200", json(ref("Options")), "400", "401", "403")));
        var csv = Map.<String, Object>of("text/csv", Map.of("schema", Map.of("type", "string")));
        out.put(
                shape.path() + "/export",
                Map.of("get", operation("export", filters(false), null, "200", csv, "400", "401", "403")));
        var one = new LinkedHashMap<String, Object>();
        one.put("get", operation("read", List.of(id), null, "200", json(ref(type)), "401", "403", "404"));
        one.put(
                "patch",
                operation(
                        "update",
                        List.of(id),
                        type + "Update",
                        "200",
                        json(ref(type)),
                        "400",
                        "401",
                        "403",
                        "404",
                        "409",
                        "422"));
        one.put("delete", operation("delete", List.of(id), null, "204", Map.of(), "401", "403", "404", "409"));
        out.put(shape.path() + "/{id}", one);
        return out;
    }

    private Map<String, Object> operation(
            String verb,
            List<Map<String, Object>> parameters,
            @org.jspecify.annotations.Nullable String body,
            String code,
            Map<String, Object> content,
            String... problems) {
        var out = new LinkedHashMap<String, Object>();
        out.put("tags", List.of(shape.name()));
        out.put("operationId", verb + "_" + shape.name());
        out.put("summary", verb + ": " + shape.entity().labelPlural());
        out.put("parameters", parameters);
        if (body != null) {
            out.put("requestBody", Map.of("required", true, "content", json(ref(body))));
        }
        var answers = new LinkedHashMap<String, Object>();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("description", shape.entity().label());
        if (!content.isEmpty()) {
            answer.put("content", content);
        }
        if (code.equals("201")) {
            answer.put(
                    "headers",
                    Map.of("Location", Map.of("schema", Map.of("type", "string", "format", "uri-reference"))));
        }
        answers.put(code, answer);
        answers.putAll(problems(problems));
        out.put("responses", answers);
        return out;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> whole() {
        return Map.of("type", "integer", "format", "int64");
    }

    static Map<String, Object> plain(FieldType type) {
        return switch (type) {
            case INTEGER, MONEY, DURATION, FILE, IMAGE -> whole();
            case DECIMAL, PERCENT -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case DATE -> Map.of("type", "string", "format", "date");
            case TIME -> Map.of("type", "string", "format", "time");
            case DATETIME -> Map.of("type", "string", "format", "date-time");
            default -> Map.of("type", "string");
        };
    }

    private List<Map<String, Object>> options() {
        return List.of(
                Map.of("$ref", "#/components/parameters/page"),
                Map.of("$ref", "#/components/parameters/page_size"),
                query("q", Map.of("type", "string")),
                query("id", Map.of("type", "array", "items", whole())));
    }

    private List<Map<String, Object>> filters(boolean paged) {
        var out = new ArrayList<Map<String, Object>>();
        if (paged) {
            out.add(Map.of("$ref", "#/components/parameters/page"));
            out.add(Map.of("$ref", "#/components/parameters/page_size"));
        } else {
            out.add(query("bom", Map.of("type", "string", "enum", List.of("1"))));
        }
        out.add(query("q", Map.of("type", "string")));
        out.add(query("sort", Map.of("type", "string", "description", "a property, `-` before it for descending")));
        for (var p : shape.properties()) {
            if (!p.column() && p.source() != Shape.Source.LINKS || p.type().upload()) {
                continue;
            }
            var several =
                    p.source() == Shape.Source.LINK || p.source() == Shape.Source.LINKS || p.type() == FieldType.ENUM;
            out.add(query(p.name(), several ? Map.of("type", "string") : plain(p.type())));
            if (p.source() != Shape.Source.LINK
                    && (p.type().numeric() || p.type().temporal())
                    && p.source() != Shape.Source.LINKS) {
                out.add(query(p.name() + "_from", plain(p.type())));
                out.add(query(p.name() + "_to", plain(p.type())));
            }
            if (p.nullable() || p.source() == Shape.Source.LINKS) {
                out.add(query(p.name() + "_empty", Map.of("type", "boolean")));
            }
        }
        return out;
    }

    Map<String, Object> schemas() {
        var type = shape.type();
        var read = new LinkedHashMap<String, Object>();
        var create = new LinkedHashMap<String, Object>();
        var update = new LinkedHashMap<String, Object>();
        var needed = new ArrayList<String>();
        for (var p : shape.properties()) {
            var schema = property(p);
            read.put(p.name(), schema);
            if (settable(p)) {
                create.put(p.name(), schema);
                update.put(p.name(), schema);
                if (needed(p)) {
                    needed.add(p.name());
                }
            }
        }
        update.put("version", Map.of("type", "integer", "title", "Version", "examples", List.of(1)));
        var out = new LinkedHashMap<String, Object>();
        out.put(type, object(List.of("id", "version"), read));
        out.put(type + "Create", object(needed, create));
        out.put(type + "Update", object(List.of("version"), update));
        var page = new LinkedHashMap<String, Object>();
        page.put("items", Map.of("type", "array", "items", ref(type)));
        List.of("page", "page_size", "total").forEach(name -> page.put(name, whole()));
        out.put(type + "List", object(List.of("items", "page", "page_size", "total"), page));
        return out;
    }

    private static Map<String, Object> object(List<String> required, Map<String, Object> properties) {
        var out = new LinkedHashMap<String, Object>();
        out.put("type", "object");
        out.put("required", required);
        out.put("properties", properties);
        out.put("additionalProperties", false);
        return out;
    }

    private static boolean settable(Shape.Property p) {
        return switch (p.source()) {
            case FIELD -> !p.fieldOrThrow().readOnly() && p.type() != FieldType.AUTO_NUMBER;
            case LINK, LINKS, LINKED -> true;
            case COMPUTED, LABEL, LABELS, SYSTEM -> false;
        };
    }

    private boolean needed(Shape.Property p) {
        return switch (p.source()) {
            case FIELD -> shape.entity().neededToCreate(p.fieldOrThrow());
            case LINK -> p.link().required();
            case LINKS -> p.link().required() && !LinkValues.needed(p.link());
            case LINKED -> p.link().required() && LinkValues.needed(p.link());
            case COMPUTED, LABEL, LABELS, SYSTEM -> false;
        };
    }

    private Map<String, Object> property(Shape.Property p) {
        var out = new LinkedHashMap<String, Object>();
        switch (p.source()) {
            case LINKS -> list(out, p, whole());
            case LABELS -> list(out, p, Map.of("type", "string"));
            case LINKED -> list(out, p, linked(p.link()));
            case FIELD, COMPUTED, LINK, LABEL, SYSTEM -> value(out, p);
        }
        out.put("title", p.label());
        if (p.source() == Shape.Source.LINK || p.source() == Shape.Source.LINKS) {
            var link = p.link();
            var path = link.to().equals(Relation.USER)
                    ? "/api/users"
                    : shape.spec().get(link.to()).path();
            out.put(
                    "x-relation",
                    Map.of("path", path, "on_delete", link.whenDeleted().name().toLowerCase(Locale.ROOT)));
        }
        if (p.field() != null) {
            field(out, p.field(), p.nullable());
        }
        if (!settable(p)) {
            out.put("readOnly", true);
        } else if (p.source() == Shape.Source.FIELD) {
            var example = Samples.json(p.fieldOrThrow());
            if (example != null) {
                out.put("examples", List.of(example));
            }
        }
        return out;
    }

    private void list(Map<String, Object> out, Shape.Property p, Map<String, Object> items) {
        out.put("type", "array");
        out.put("items", items);
        if (settable(p) && needed(p)) {
            out.put("minItems", 1);
        }
    }

    private static void value(Map<String, Object> out, Shape.Property p) {
        if (p.type().upload()) {
            upload(out);
            return;
        }
        out.putAll(new TreeMap<>(plain(p.type()))); // in one order in every process
        if (p.nullable()) {
            out.put("type", List.of(String.valueOf(out.get("type")), "null"));
        }
    }

    /// One link with the fields that belong to it.
    private Map<String, Object> linked(Relation link) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<>(List.of("id"));
        properties.put("id", whole());
        for (var p : new LinkFields(shape, link).properties()) {
            properties.put(p.name(), property(p));
            if (LinkValues.needed(p.fieldOrThrow())) {
                required.add(p.name());
            }
        }
        return object(required, properties);
    }

    /// The id of an upload. It says what it is not instead of being an integer, because a made-up integer is no file.
    private static void upload(Map<String, Object> out) {
        out.put("not", Map.of("type", List.of("string", "boolean", "object", "array")));
        out.put("multipleOf", 1);
        out.put("minimum", 1);
    }

    private static void field(Map<String, Object> out, Field field, boolean nullable) {
        out.put("x-type", field.valueType().text());
        if (field.help() != null) {
            out.put("description", field.help());
        }
        switch (field.type()) {
            case TEXT, LONG_TEXT -> {
                out.put("minLength", Math.max(field.required() ? 1 : 0, Bounds.shortest(field)));
                out.put("maxLength", Bounds.longest(field));
                if (field.pattern() != null) {
                    out.put("pattern", "^(?:" + field.pattern() + ")$");
                }
            }
            case EMAIL, PHONE, URL -> {
                out.put("maxLength", Bounds.longest(field));
                if (field.type() != FieldType.PHONE) {
                    out.put("format", field.type() == FieldType.EMAIL ? "email" : "uri");
                }
            }
            case COLOUR -> out.put("pattern", "^#[0-9a-fA-F]{6}$");
            case ENUM -> {
                var values = new ArrayList<@org.jspecify.annotations.Nullable String>();
                field.values().forEach(v -> values.add(v.name()));
                if (nullable) {
                    values.add(null);
                }
                out.put("enum", values);
            }
            case DECIMAL, PERCENT -> out.put("multipleOf", BigDecimal.ONE.movePointLeft(Bounds.scale(field)));
            default -> {}
        }
        if (field.type().numeric()) {
            if (field.min() != null) {
                out.put("minimum", field.min());
            }
            if (field.max() != null) {
                out.put("maximum", field.max());
            }
        }
        if (field.defaultValue() != null && !field.defaultValue().endsWith("()")) {
            out.put("default", Samples.typed(field, field.defaultValue()));
        }
    }
}
