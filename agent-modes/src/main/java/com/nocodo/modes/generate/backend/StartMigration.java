package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The first migration of an app: every table that its spec describes.
record StartMigration(AppSpec spec) {
    static final String NAME = "00000000000001_start";

    List<GeneratedFile> files() {
        var out = new ArrayList<GeneratedFile>();
        for (var dialect : Dialect.values()) {
            var folder = "backend/migrations/" + dialect.name().toLowerCase(Locale.ROOT) + "/" + NAME;
            out.add(GeneratedFile.of(folder + "/up.sql", up(dialect)));
            out.add(GeneratedFile.of(folder + "/down.sql", down(dialect)));
        }
        return out;
    }

    String up(Dialect dialect) {
        var out = new Lines()
                .add(
                        "-- %s: the tables that nocodo.yaml describes.",
                        spec.app().name().replace("\n", " "));
        var tables = Shape.all(spec).stream().map(s -> new TableSql(s, dialect)).toList();
        for (var table : tables) {
            out.blank().add("%s", table.create(table.shape().table()));
            table.indexes().values().forEach(index -> out.add("%s", index));
        }
        tables.forEach(table -> table.foreignKeys().values().forEach(key -> out.add("%s", key)));
        for (var table : tables) {
            for (var link : table.shape().lists()) {
                out.blank();
                table.join(link).forEach(statement -> out.add("%s", statement));
            }
        }
        for (var entity : people(spec)) {
            out.blank();
            account(entity, dialect).forEach(line -> out.add("%s", line));
        }
        return out.toString();
    }

    /// The entities whose records are people with accounts.
    static List<Entity> people(AppSpec spec) {
        return spec.roles().stream()
                .flatMap(role -> Optional.ofNullable(role.entity()).stream())
                .distinct()
                .map(spec::get)
                .toList();
    }

    /// The record that an account belongs to.
    static List<String> account(Entity entity, Dialect dialect) {
        var column = entity.name() + "_id";
        var table = entity.plural();
        var type = dialect == Dialect.SQLITE ? "INTEGER" : "BIGINT";
        return List.of(
                "ALTER TABLE app_users ADD COLUMN %s %s REFERENCES %s (id) ON DELETE SET NULL;"
                        .formatted(column, type, table),
                "CREATE INDEX app_users_%s ON app_users (%s);".formatted(column, column));
    }

    String down(Dialect dialect) {
        var out = new Lines();
        for (var entity : people(spec)) {
            out.add("DROP INDEX app_users_%s_id;", entity.name());
            out.add("ALTER TABLE app_users DROP COLUMN %s_id;", entity.name());
        }
        var shapes = new ArrayList<>(Shape.all(spec));
        Collections.reverse(shapes);
        shapes.forEach(s ->
                s.lists().forEach(link -> out.add("DROP TABLE %s;", s.join(link).table())));
        var cascade = dialect == Dialect.POSTGRES ? " CASCADE" : "";
        shapes.forEach(s -> out.add("DROP TABLE %s%s;", s.table(), cascade));
        return out.toString();
    }
}
