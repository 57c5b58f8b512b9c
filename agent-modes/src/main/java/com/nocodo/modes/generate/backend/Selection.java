package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.expr.SqlCompiler;
import com.nocodo.modes.spec.Relation;
import java.util.stream.Collectors;

/// How each property of an entity is read in SQL, over the alias `t` of its table.
record Selection(Shape shape) {

    /// `SELECT …` with everything that readers see, without a condition.
    Sql select() {
        return Sql.each(dialect -> shape.properties().stream()
                .map(p -> p.column() ? "t." + p.name() : value(p, dialect) + " AS " + p.name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + shape.table() + " t")));
    }

    Sql naming() {
        return Sql.each(dialect -> new Naming(shape.spec(), dialect).of(shape.entity(), "t"));
    }

    /// A property's value; of links to any number of records, the condition that a filter on them is.
    Sql filtered(Shape.Property property) {
        if (property.source() == Shape.Source.LINKS) {
            var join = shape.join(property.link());
            return Sql.both("t.id IN (SELECT j.%s FROM %s j WHERE j.%s IN ({id}))"
                    .formatted(join.holderColumn(), join.table(), join.targetColumn()));
        }
        return Sql.each(dialect -> property.column() ? "t." + property.name() : value(property, dialect));
    }

    private String value(Shape.Property property, Dialect dialect) {
        return switch (property.source()) {
            case COMPUTED -> computed(property, dialect);
            case LABEL ->
                new Naming(shape.spec(), dialect)
                        .linked(property.link().to(), "t." + property.link().property());
            case LINKS -> ids(property.link(), dialect);
            case LABELS -> labels(property.link(), dialect);
            case LINKED -> linked(property.link(), dialect);
            case FIELD, LINK, SYSTEM -> "t." + property.name();
        };
    }

    private String computed(Shape.Property property, Dialect dialect) {
        var spec = shape.spec();
        var typed = Binder.bind(
                spec, shape.entity(), String.valueOf(property.fieldOrThrow().expr()));
        var sql = SqlCompiler.compile(spec, dialect, typed, "t");
        return dialect == Dialect.SQLITE && property.type().temporal() ? sql : Sql.cast(dialect, property.type(), sql);
    }

    private String ids(Relation link, Dialect dialect) {
        var join = shape.join(link);
        return list(dialect, "j." + join.targetColumn(), "v", link);
    }

    private String labels(Relation link, Dialect dialect) {
        var join = shape.join(link);
        return list(
                dialect, new Naming(shape.spec(), dialect).linked(link.to(), "j." + join.targetColumn()), "v", link);
    }

    private String linked(Relation link, Dialect dialect) {
        return list(dialect, new LinkFields(shape, link).json(dialect), "json(v)", link);
    }

    /// A JSON array of a value for every link, `item` being how SQLite takes it up.
    private String list(Dialect dialect, String value, String item, Relation link) {
        var join = shape.join(link);
        var from = "FROM %s j WHERE j.%s = t.id".formatted(join.table(), join.holderColumn());
        return dialect == Dialect.SQLITE
                ? "(SELECT json_group_array(%s) FROM (SELECT %s AS v %s ORDER BY j.%s))"
                        .formatted(item, value, from, join.targetColumn())
                : "(SELECT coalesce(json_agg(%s ORDER BY j.%s), '[]')::text %s)"
                        .formatted(value, join.targetColumn(), from);
    }
}
