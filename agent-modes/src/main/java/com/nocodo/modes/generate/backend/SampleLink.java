package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Relation;
import java.util.Objects;
import java.util.stream.Collectors;

/// How the body of a sample record says that it links to another one.
record SampleLink(Relation link) {

    /// The member of the JSON object, `id` being the Rust expression for the other record's id.
    String member(String id) {
        if (!link.many()) {
            return Rust.literal(link.property()) + ": " + id;
        }
        return LinkValues.needed(link)
                ? "%s: [{\"id\": %s, %s}]".formatted(Rust.literal(LinkValues.property(link)), id, values())
                : "%s: [%s]".formatted(Rust.literal(link.property()), id);
    }

    /// Valid values of the fields that belong to the link: `"hours": 1.5`.
    String values() {
        return LinkValues.of(link).stream()
                .filter(f -> Samples.json(f) != null)
                .map(f -> Rust.literal(f.name()) + ": " + literal(Objects.requireNonNull(Samples.json(f))))
                .collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        return value instanceof String text ? Rust.literal(text) : value.toString();
    }

    /// Whether a test may send its ids alone.
    boolean byId() {
        return !link.many() || !LinkValues.needed(link);
    }
}
