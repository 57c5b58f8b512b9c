package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `openapi.json`: every route of the app, OpenAPI 3.1.
record OpenApiFile(AppSpec spec) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    GeneratedFile file() {
        var system = (ObjectNode) JSON.readTree(StaticFiles.text("openapi-system.json"));
        var root = JSON.createObjectNode();
        root.put("openapi", "3.1.0");
        root.set("info", tree(Map.of("title", spec.app().name(), "version", "1")));
        root.set("servers", tree(List.of(Map.of("url", "/"))));
        root.set(
                "security", tree(List.of(Map.of("cookie", List.of(), "csrf", List.of()), Map.of("bearer", List.of()))));
        var paths = (ObjectNode) system.get("paths");
        var components = (ObjectNode) system.get("components");
        var schemas = (ObjectNode) components.get("schemas");
        var tags = new ArrayList<Map<String, Object>>();
        for (var shape : Shape.all(spec)) {
            tags.add(tag(shape.name(), shape.entity().label()));
            var entity = new OpenApiEntity(shape);
            entity.paths().forEach((path, operations) -> paths.set(path, tree(operations)));
            entity.schemas().forEach((name, schema) -> schemas.set(name, tree(schema)));
        }
        new OpenApiReports(spec).paths().forEach((path, get) -> paths.set(path, tree(get)));
        linkUsers(schemas);
        List.of("session", "user", "token", "file", "report", "api").forEach(name -> tags.add(tag(name, name)));
        root.set("tags", tree(tags));
        root.set("paths", paths);
        root.set("components", components);
        return GeneratedFile.of(
                "backend/openapi.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static Map<String, Object> tag(String name, String description) {
        return Map.of("name", name, "description", description);
    }

    /// The same in every process, whatever order `Map.of` has there.
    private static JsonNode tree(Object value) {
        return JSON.valueToTree(ordered(value));
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, one) -> entries.put((String) name, ordered(one)));
                yield map instanceof SequencedMap ? entries : new TreeMap<>(entries);
            }
            case List<?> list -> list.stream().map(OpenApiFile::ordered).toList();
            case null, default -> value;
        };
    }

    /// Roles by name, and the records that accounts belong to.
    private void linkUsers(ObjectNode schemas) {
        var roles = new ArrayList<>(List.of("owner"));
        spec.roles().forEach(r -> roles.add(r.name()));
        for (var name : List.of("User", "UserCreate", "UserUpdate")) {
            var properties = (ObjectNode) schemas.get(name).get("properties");
            properties.set("role", tree(Map.of("type", "string", "enum", roles)));
            for (var entity : StartMigration.people(spec)) {
                var link = new LinkedHashMap<String, Object>();
                link.put("type", List.of("integer", "null"));
                link.put("format", "int64");
                link.put("title", entity.label());
                link.put("x-relation", Map.of("path", entity.path(), "on_delete", "clear"));
                properties.set(entity.name() + "_id", tree(link));
            }
        }
    }
}
