package com.nocodo.vault.provider.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request as it arrived.
///
/// @param headers by small name
public record Call(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    static final JsonMapper JSON = JsonMapper.shared();

    public @Nullable String parameter(String name) {
        return query.containsKey(name) ? query.get(name).getFirst() : null;
    }

    int number(String name, int otherwise) {
        var given = parameter(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body's fields, if it is an object of JSON.
    @Nullable
    Map<String, JsonNode> fields() {
        try {
            var read = JSON.readTree(body);
            if (!read.isObject()) {
                return null;
            }
            var fields = new LinkedHashMap<String, JsonNode>();
            read.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
            return fields;
        } catch (JacksonException e) {
            return null;
        }
    }

    boolean hasOnly(Set<String> parameters) {
        return parameters.containsAll(query.keySet());
    }
}
