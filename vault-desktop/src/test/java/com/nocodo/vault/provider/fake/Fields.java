package com.nocodo.vault.provider.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a request to Scaleway's stand-in: what is unknown, missing or of a wrong type is refused.
final class Fields {
    private final @Nullable Map<String, JsonNode> fields;
    private final List<Map<String, String>> wrong = new ArrayList<>();

    Fields(Call call, Set<String> known) {
        this.fields = call.fields();
        if (fields == null || !"application/json".equals(call.headers().get("content-type"))) {
            add("body", "format", "expected a JSON object, as application/json");
            return;
        }
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> add(name, "unknown", "unknown key"));
    }

    void require(String... names) {
        for (var name : names) {
            if (get(name) == null) {
                add(name, "required", "required key not provided");
            }
        }
    }

    void check(String name, String form) {
        var value = get(name);
        if (value != null && !(value.isString() && value.stringValue().matches(form))) {
            add(name, "constraint", "expected " + form);
        }
    }

    void add(String name, String reason, String help) {
        wrong.add(Map.of("argument_name", name, "reason", reason, "help_message", help));
    }

    @Nullable
    Reply refusal() {
        return wrong.isEmpty() ? null : FakeScaleway.invalid(wrong);
    }

    @Nullable
    JsonNode get(String name) {
        return fields == null ? null : fields.get(name);
    }

    String text(String name, String otherwise) {
        var value = get(name);
        return value == null || !value.isString() ? otherwise : value.stringValue();
    }

    boolean flag(String name, boolean otherwise) {
        var value = get(name);
        return value == null ? otherwise : value.booleanValue();
    }

    List<String> texts(String name) {
        var value = get(name);
        return value == null
                ? List.of()
                : value.valueStream().map(JsonNode::stringValue).toList();
    }
}
