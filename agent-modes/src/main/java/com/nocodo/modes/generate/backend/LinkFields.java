package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import java.util.List;
import java.util.stream.Collectors;

/// How the fields that belong to an n-n link itself are read, written and described.
record LinkFields(Shape shape, Relation link) {

    List<Shape.Property> properties() {
        return LinkValues.of(link).stream()
                .map(f -> new Shape.Property(f.name(), f.label(), f.type(), Shape.Source.FIELD, nullable(f), f, link))
                .toList();
    }

    /// Whether a link may lack the value.
    private boolean nullable(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> false;
            case ENUM -> !field.required() && field.defaultValue() == null;
            default -> !field.required();
        };
    }

    /// The name of the function that reads the fields of one link.
    String reader() {
        return "own_of_" + Names.singular(link.name());
    }

    void function(Lines out) {
        out.add("/// What belongs to a link of “%s” itself.", link.label().replace("\n", " "));
        out.add("fn %s(body: &mut Body) -> Own {", reader());
        out.add("    vec![");
        for (var p : properties()) {
            var value = new ReadCode(shape, p).alone();
            out.add(
                    "        (%s, Bind::%s(%s)),",
                    Rust.literal(p.name()), Rust.bind(p.type()), p.nullable() ? value : "Some(" + value + ")");
        }
        out.add("    ]").add("}");
    }

    /// One link `j` as a JSON object.
    String json(Dialect dialect) {
        var object = dialect == Dialect.SQLITE ? "json_object" : "json_build_object";
        return properties().stream()
                .map(p -> Sql.text(p.name()) + ", " + Sql.json(dialect, p.type(), "j." + p.name()))
                .collect(Collectors.joining(
                        ", ", object + "('id', j." + shape.join(link).targetColumn() + ", ", ")"));
    }
}
