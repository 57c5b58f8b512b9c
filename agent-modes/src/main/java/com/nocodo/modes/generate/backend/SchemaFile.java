package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.FieldType;
import java.util.stream.Collectors;

/// `schema.rs`: the tables as Diesel sees them, and the list that the live database is compared with.
record SchemaFile(AppSpec spec) {

    GeneratedFile file() {
        var out = new Lines().add("//! The tables of this app, as Diesel and the check of the live database see them.");
        for (var shape : Shape.all(spec)) {
            out.blank().add("diesel::table! {");
            out.add("    %s (id) {", shape.table());
            shape.properties().stream().filter(Shape.Property::column).forEach(p -> {
                var type = Rust.diesel(p.type());
                out.add("        %s -> %s,", p.name(), p.nullable() ? "Nullable<" + type + ">" : type);
            });
            out.add("    }").add("}");
        }
        out.blank().add("/// Every table of the spec's entities and their links.");
        out.add(
                "pub const TABLES: &[&str] = %s;",
                Rust.texts(spec.entities().stream()
                        .flatMap(e -> {
                            var shape = new Shape(spec, e);
                            return java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(shape.table()),
                                    shape.lists().stream()
                                            .map(l -> shape.join(l).table()));
                        })
                        .toList()));
        out.blank().add("/// Every column of these tables; `?` behind one that may be empty.");
        out.add(
                "pub const COLUMNS: &[&str] = %s;",
                Shape.all(spec).stream()
                        .flatMap(shape -> java.util.stream.Stream.concat(
                                shape.properties().stream()
                                        .filter(Shape.Property::column)
                                        .map(p -> shape.table() + "." + p.name() + (p.nullable() ? "?" : "")),
                                shape.lists().stream().flatMap(link -> {
                                    var join = shape.join(link);
                                    return java.util.stream.Stream.concat(
                                            java.util.stream.Stream.of(join.holderColumn(), join.targetColumn())
                                                    .map(c -> join.table() + "." + c),
                                            link.fields().stream()
                                                    .filter(f -> f.type() != FieldType.COMPUTED)
                                                    .map(f -> join.table() + "." + f.name() + "?"));
                                })))
                        .map(Rust::literal)
                        .collect(Collectors.joining(", ", "&[", "]")));
        return GeneratedFile.of("backend/src/schema.rs", out.toString());
    }
}
