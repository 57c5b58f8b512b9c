package com.nocodo.vault.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One request to an API. It has no secrets but user data in its body, which is not shown.
///
/// @param what in people's words, for sentences: "create the server"
/// @param path below the API's address; ids in it are checked by whoever puts them there
public record Ask(
        String what,
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String mediaType) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static Ask get(String what, String path) {
        return new Ask(what, "GET", path, List.of(), Map.of(), null, null);
    }

    public static Ask delete(String what, String path) {
        return new Ask(what, "DELETE", path, List.of(), Map.of(), null, null);
    }

    public static Ask json(String what, String method, String path, Map<String, ?> body) {
        return new Ask(what, method, path, List.of(), Map.of(), JSON.writeValueAsBytes(body), "application/json");
    }

    public static Ask text(String what, String method, String path, String body) {
        return new Ask(what, method, path, List.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    public Ask with(String parameter, String value) {
        var more = new ArrayList<>(query);
        more.add(Map.entry(parameter, value));
        return new Ask(what, method, path, List.copyOf(more), headers, body, mediaType);
    }

    public Ask withHeader(String name, String value) {
        return new Ask(what, method, path, query, Map.of(name, value), body, mediaType);
    }

    public boolean reads() {
        return method.equals("GET");
    }

    /// Whether a second one does no more than the first. A second POST makes a second server.
    boolean repeatable() {
        return !method.equals("POST");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
