package com.nocodo.vault.provider.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came back, whole and within the limits.
///
/// @param headers by name, in any case
public record Answer(Ask ask, int status, Map<String, List<String>> headers, byte[] body) {

    public Answer {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public Json json() {
        return Json.read(body, "to '" + ask.what() + "'");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// What the provider's support asks for.
    String requestId() {
        return header("X-Request-Id")
                .or(() -> header("X-Correlation-Id"))
                .orElse("none")
                .replaceAll("[^A-Za-z0-9-]", "?");
    }

    Duration retryAfter() {
        return header("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return ask + " " + status;
    }
}
