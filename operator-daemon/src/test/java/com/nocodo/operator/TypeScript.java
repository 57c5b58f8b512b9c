package com.nocodo.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Writes the types of an OpenAPI 3.1 document: each schema as a type, each operation with what it takes and answers.
///
/// @see "docs/decisions/0047-types-of-the-api.md"
final class TypeScript {
    private TypeScript() {}

    static String of(JsonNode document) {
        var text = new StringBuilder("// Made from /api/v1/openapi.json by the build; do not edit.\n");
        document.get("components")
                .get("schemas")
                .properties()
                .forEach(schema -> text.append("\nexport type ")
                        .append(schema.getKey())
                        .append(" = ")
                        .append(type(schema.getValue(), ""))
                        .append(";\n"));
        text.append("\n/** By method and address. */\nexport interface Operations {\n");
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operation(text, method.getKey(), path.getKey(), method.getValue())));
        return text.append("}\n").toString();
    }

    private static void operation(StringBuilder text, String method, String path, JsonNode operation) {
        text.append("  /** ").append(operation.path("summary").asString("")).append(" */\n");
        text.append("  \"%s %s\": {\n".formatted(method.toUpperCase(java.util.Locale.ROOT), path));
        for (var place : List.of("path", "query", "header")) {
            parameters(text, operation, place);
        }
        var body = operation.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            var optional = operation.at("/requestBody/required").asBoolean(false) ? "" : "?";
            text.append("    body%s: %s;\n".formatted(optional, type(body, "    ")));
        }
        text.append("    answer: %s;\n  };\n".formatted(answer(operation)));
    }

    private static void parameters(StringBuilder text, JsonNode operation, String place) {
        var all = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.get("in").asString().equals(place)) {
                all.add("\"%s\"%s: %s"
                        .formatted(
                                parameter.get("name").asString(),
                                parameter.path("required").asBoolean(false) ? "" : "?",
                                type(parameter.get("schema"), "    ")));
            }
        }
        if (!all.isEmpty()) {
            text.append("    %s: { %s };\n".formatted(place, String.join("; ", all)));
        }
    }

    private static String answer(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().at("/content/application~1json/schema"))
                .map(schema -> schema.isMissingNode() ? "void" : type(schema, "    "))
                .collect(Collectors.joining(" | "));
    }

    private static String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            var reference = schema.get("$ref").asString();
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        if (schema.has("const")) {
            return schema.get("const").toString();
        }
        if (schema.has("enum")) {
            return joined(
                    schema.get("enum").valueStream().map(JsonNode::toString).toList());
        }
        if (schema.has("oneOf")) {
            return joined(schema.get("oneOf")
                    .valueStream()
                    .map(one -> type(one, indent))
                    .toList());
        }
        var names = schema.path("type").isArray()
                ? schema.get("type").valueStream().map(JsonNode::asString).toList()
                : List.of(schema.path("type").asString("unknown"));
        return joined(names.stream().map(name -> named(name, schema, indent)).toList());
    }

    private static String joined(List<String> types) {
        return String.join(" | ", types);
    }

    private static String named(String name, JsonNode schema, String indent) {
        return switch (name) {
            case "integer", "number" -> "number";
            case "array" -> "Array<" + type(schema.get("items"), indent) + ">";
            case "object" -> schema.has("properties") ? object(schema, indent) : map(schema, indent);
            default -> name;
        };
    }

    private static String map(JsonNode schema, String indent) {
        var values = schema.path("additionalProperties");
        return values.isObject() ? "Record<string, " + type(values, indent) + ">" : "Record<string, never>";
    }

    private static String object(JsonNode schema, String indent) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return schema.get("properties").properties().stream()
                .map(property -> "%s  %s%s: %s;\n"
                        .formatted(
                                indent,
                                property.getKey(),
                                required.contains(property.getKey()) ? "" : "?",
                                type(property.getValue(), indent + "  ")))
                .collect(Collectors.joining("", "{\n", indent + "}"));
    }
}
