package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sample records as Rust: requests that make them one after the other, `r1`, `r2`, ….
record StoryCode(AppSpec spec, List<Sample.Entry> entries) {

    String variable(Sample.Entry entry) {
        return "r" + (entries.indexOf(entry) + 1);
    }

    /// Makes these records; those in `named` are kept under their names, as are those that others link to.
    void make(Lines out, List<Sample.Entry> made, List<Sample.Entry> named) {
        for (var entry : made) {
            var used = named.contains(entry)
                    || !entry.later().isEmpty()
                    || entries.stream().anyMatch(e -> e.links().containsValue(entry));
            out.add(
                    "    %sapp.create(%s, &%s);",
                    used ? "let " + variable(entry) + " = " : "",
                    Rust.literal(Shape.of(spec, entry.entity().name()).path()),
                    body(entry));
            entry.later()
                    .forEach((field, value) -> out.add(
                            "    app.set(%s, %s, &%s, %s);",
                            Rust.literal(entry.entity().plural()),
                            Rust.literal(field),
                            variable(entry),
                            Rust.literal(String.valueOf(value))));
        }
    }

    String body(Sample.Entry entry) {
        var members = new ArrayList<String>();
        entry.sent().forEach((name, value) -> {
            var field = entry.entity().field(name).orElseThrow();
            members.add(Rust.literal(name) + ": " + json(value, field.type()));
        });
        entry.links().forEach((name, target) -> {
            var link = entry.entity().relation(name).orElseThrow();
            members.add(new SampleLink(link).member(variable(target) + "[\"id\"]"));
        });
        entry.entity().relations().stream()
                .filter(l -> l.required() && l.to().equals(Relation.USER))
                .forEach(l -> members.add(new SampleLink(l).member("app.owner.account().0[\"id\"]")));
        var line = members.stream().collect(Collectors.joining(", ", "json!({", "})"));
        return line.length() < 60
                ? line
                : members.stream().collect(Collectors.joining(",\n        ", "json!({\n        ", ",\n    })"));
    }

    static String json(@Nullable Object value, FieldType type) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> number(number, type);
            case LocalDateTime moment ->
                Rust.literal(moment.withNano(0).toString().length() == 16 ? moment + ":00Z" : moment + "Z");
            case LocalTime time -> Rust.literal(time.toString().length() == 5 ? time + ":00" : time.toString());
            case Boolean bool -> bool.toString();
            default -> Rust.literal(value.toString());
        };
    }

    private static String number(BigDecimal number, FieldType type) {
        return Bounds.whole(type)
                ? number.setScale(0, java.math.RoundingMode.HALF_UP).toPlainString()
                : ReadCode.real(number.stripTrailingZeros());
    }
}
