package com.nocodo.vault.provider.fake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One recorded request with its answer.
record Interaction(
        String method,
        String path,
        @Nullable String contentType,
        String request,
        int status,
        Map<String, List<String>> headers,
        String body) {

    @SuppressWarnings("unchecked")
    static Interaction read(Object entry) {
        var request = (Map<String, Object>) Objects.requireNonNull(((Map<String, Object>) entry).get("request"));
        var response = (Map<String, Object>) Objects.requireNonNull(((Map<String, Object>) entry).get("response"));
        var sent = (Map<String, List<String>>) request.getOrDefault("headers", Map.of());
        var method = (String) Objects.requireNonNull(request.get("method"));
        var types = method.equals("GET") ? List.<String>of() : sent.getOrDefault("Content-Type", List.of());
        return new Interaction(
                method,
                ((String) Objects.requireNonNull(request.get("url"))).replace("https://api.scaleway.com", ""),
                types.stream().findFirst().orElse(null),
                Objects.requireNonNullElse((String) request.get("body"), ""),
                (Integer) Objects.requireNonNull(response.get("code")),
                (Map<String, List<String>>) Objects.requireNonNull(response.get("headers")),
                Objects.requireNonNullElse((String) response.get("body"), ""));
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
