package com.nocodo.operator.rest;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a body, and where.
final class Unreadable {
    private Unreadable() {}

    static String sentence(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> "This needs a body: a JSON object.";
            case UnrecognizedPropertyException e ->
                "There is no property '%.60s' here%s. See /api/v1/openapi.json for those that are."
                        .formatted(e.getPropertyName(), place(e));
            case StreamReadException e ->
                "The body is not JSON%s: it breaks off, or has a character too many there.".formatted(place(e));
            case JacksonException e ->
                "%s is missing, null or of another kind than belongs there%s.".formatted(path(e), place(e));
            default -> "The body cannot be read as JSON in UTF-8.";
        };
    }

    private static String path(JacksonException e) {
        var path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "The object" : "'%.100s'".formatted(path);
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }
}
