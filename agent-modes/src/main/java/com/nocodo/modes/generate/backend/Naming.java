package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.expr.SqlCompiler;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL text that names a record to people: its display fields side by side, or its number.
record Naming(AppSpec spec, Dialect dialect) {
    private static final int DEEPEST = 2;

    /// The name of the record that `target` (an entity, or an account) has under the id that `id` gives.
    String linked(String target, String id) {
        return linked(target, id, 0);
    }

    private String linked(String target, String id, int depth) {
        var alias = "n" + depth;
        if (target.equals(Relation.USER)) {
            return "(SELECT %s.name FROM %s %s WHERE %s.id = %s)".formatted(alias, Shape.USERS, alias, alias, id);
        }
        var entity = spec.get(target);
        return "(SELECT %s FROM %s %s WHERE %s.id = %s)"
                .formatted(of(entity, alias, depth + 1), entity.plural(), alias, alias, id);
    }

    String of(Entity entity, String alias) {
        return of(entity, alias, 0);
    }

    private String of(Entity entity, String alias, int depth) {
        return new Veil(spec).of(entity, alias, open(entity, alias, depth));
    }

    private String open(Entity entity, String alias, int depth) {
        var number = "'#' || " + alias + ".id";
        var parts = display(entity).stream()
                .map(name -> part(entity, alias, name, depth))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return number;
        }
        if (parts.size() == 1) {
            return "coalesce(" + parts.getFirst() + ", " + number + ")";
        }
        var together =
                parts.stream().map(part -> "coalesce(" + part + ", '')").collect(Collectors.joining(" || ' ' || "));
        return "coalesce(nullif(trim(" + together + "), ''), " + number + ")";
    }

    /// What names a record: as the spec says, else the first text.
    static List<String> display(Entity entity) {
        return entity.display().isEmpty()
                ? entity.fields().stream()
                        .filter(f -> f.type() == FieldType.TEXT || f.type() == FieldType.AUTO_NUMBER)
                        .map(Field::name)
                        .limit(1)
                        .toList()
                : entity.display();
    }

    private String part(Entity entity, String alias, String name, int depth) {
        var link = entity.relation(name);
        if (link.isPresent()) {
            return link.get().many() || depth >= DEEPEST
                    ? ""
                    : linked(link.get().to(), alias + "." + link.get().property(), depth + 1);
        }
        return entity.field(name)
                .map(field -> asText(field, SqlCompiler.compile(spec, dialect, Binder.bind(spec, entity, name), alias)))
                .orElse("");
    }

    private String asText(Field field, String sql) {
        var postgres = dialect == Dialect.POSTGRES;
        return switch (field.valueType()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER -> sql;
            case DATE -> postgres ? "to_char(" + sql + ", 'YYYY-MM-DD')" : sql;
            case DATETIME -> postgres ? "to_char(" + sql + ", 'YYYY-MM-DD HH24:MI')" : "substr(" + sql + ", 1, 16)";
            case TIME -> postgres ? "to_char(" + sql + ", 'HH24:MI')" : "substr(" + sql + ", 1, 5)";
            case MONEY ->
                postgres ? "to_char(" + sql + " / 100.0, 'FM999999999990.00')" : "printf('%.2f', " + sql + " / 100.0)";
            case ENUM ->
                field.values().stream()
                        .map(v -> " WHEN " + Sql.text(v.name()) + " THEN " + Sql.text(v.label()))
                        .collect(Collectors.joining("", "CASE " + sql, " END"));
            default -> "CAST(" + sql + " AS TEXT)";
        };
    }
}
