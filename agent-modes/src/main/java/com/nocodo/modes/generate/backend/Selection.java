package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.expr.SqlCompiler;
import com.nocodo.modes.spec.Relation;

/// How the properties of an entity that are no columns are read in SQL, over the alias `t` of its table.
record Selection(Shape shape) {

    Sql naming() {
        return Sql.each(dialect -> new Naming(shape.spec(), dialect).of(shape.entity(), "t"));
    }

    Sql value(Shape.Property property) {
        return Sql.each(dialect -> value(property, dialect));
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
