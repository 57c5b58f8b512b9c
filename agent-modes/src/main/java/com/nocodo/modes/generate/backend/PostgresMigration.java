package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import java.util.Map;

/// The statements of a change in PostgreSQL: constraints that differ go, columns change in place or by way of a second
/// column, constraints come back.
record PostgresMigration(SpecChange change) {

    String text() {
        var out = new Lines();
        change.droppedPeople().forEach(e -> out.add("ALTER TABLE app_users DROP COLUMN %s_id;", e.name()));
        JoinChanges.drops(change).forEach(table -> out.add("DROP TABLE %s;", table));
        Renaming.tables(change).forEach(line -> out.add("%s", line));
        change.kept().forEach(pair -> release(out, pair));
        change.dropped().forEach(s -> out.add("DROP TABLE %s CASCADE;", s.table()));
        for (var shape : change.added()) {
            var sql = sql(shape);
            out.add("%s", sql.create(shape.table()));
            sql.indexes().values().forEach(line -> out.add("%s", line));
        }
        change.kept().forEach(pair -> columns(out, pair));
        change.kept().forEach(pair -> hold(out, pair));
        change.added().forEach(shape -> sql(shape).foreignKeys().values().forEach(line -> out.add("%s", line)));
        JoinChanges.keeps(change, Dialect.POSTGRES).forEach(line -> out.add("%s", line));
        JoinChanges.adds(change, Dialect.POSTGRES).forEach(line -> out.add("%s", line));
        Renaming.accounts(change, Dialect.POSTGRES).forEach(line -> out.add("%s", line));
        return out.toString();
    }

    private static TableSql sql(Shape shape) {
        return new TableSql(shape, Dialect.POSTGRES);
    }

    private static boolean differs(Map<String, String> there, String name, String text) {
        return !text.equals(there.get(name));
    }

    /// Drops what would stand in the way.
    private void release(Lines out, SpecChange.Pair pair) {
        var before = sql(pair.before());
        var after = sql(pair.after());
        var table = pair.after().table();
        before.foreignKeys().forEach((name, text) -> {
            if (differs(after.foreignKeys(), name, text)) {
                out.add("ALTER TABLE %s DROP CONSTRAINT %s;", table, name);
            }
        });
        before.checks().forEach((name, text) -> {
            if (differs(after.checks(), name, text)) {
                out.add("ALTER TABLE %s DROP CONSTRAINT %s;", table, name);
            }
        });
        before.indexes().forEach((name, text) -> {
            if (differs(after.indexes(), name, text)) {
                out.add("DROP INDEX %s;", name);
            }
        });
    }

    private void columns(Lines out, SpecChange.Pair pair) {
        var table = pair.after().table();
        var columns = ColumnChange.of(change, pair);
        for (var column : columns) {
            if (column.added() || column.retyped()) {
                out.add(
                        "ALTER TABLE %s ADD COLUMN new_%s %s;",
                        table, column.name(), Sql.type(Dialect.POSTGRES, column.type()));
            }
        }
        for (var column : columns) {
            var target = column.added() || column.retyped() ? "new_" + column.name() : column.oldName();
            if (column.rewritten(Dialect.POSTGRES)
                    && !column.value(Dialect.POSTGRES).equals("NULL")) {
                out.add("UPDATE %s SET %s = %s;", table, target, column.value(Dialect.POSTGRES));
            }
        }
        ColumnChange.gone(change, pair).forEach(name -> out.add("ALTER TABLE %s DROP COLUMN %s;", table, name));
        for (var column : columns) {
            if (column.retyped()) {
                out.add("ALTER TABLE %s DROP COLUMN %s;", table, column.oldName());
            } else if (!column.added() && !column.name().equals(column.old())) {
                out.add("ALTER TABLE %s RENAME COLUMN %s TO new_%s;", table, column.oldName(), column.name());
            }
        }
        for (var column : columns) {
            var name = column.name();
            if (column.added() || column.retyped() || !name.equals(column.old())) {
                out.add("ALTER TABLE %s RENAME COLUMN new_%s TO %s;", table, name, name);
            }
            var was = column.added() || column.retyped() || column.wasNullable();
            if (was && !column.nullable()) {
                out.add("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL;", table, name);
            } else if (!was && column.nullable()) {
                out.add("ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;", table, name);
            }
        }
    }

    /// Adds what must hold now.
    private void hold(Lines out, SpecChange.Pair pair) {
        var before = sql(pair.before());
        var after = sql(pair.after());
        var table = pair.after().table();
        after.checks().forEach((name, text) -> {
            if (differs(before.checks(), name, text)) {
                out.add("ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s);", table, name, text);
            }
        });
        after.indexes().forEach((name, text) -> {
            if (differs(before.indexes(), name, text)) {
                out.add("%s", text);
            }
        });
        after.foreignKeys().forEach((name, text) -> {
            if (differs(before.foreignKeys(), name, text)) {
                out.add("%s", text);
            }
        });
    }
}
