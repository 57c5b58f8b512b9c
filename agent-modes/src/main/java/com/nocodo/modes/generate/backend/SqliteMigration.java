package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import java.util.ArrayList;
import java.util.List;

/// The statements of a change in SQLite: a table whose definition differs is built anew beside the old one, filled from
/// it, and put in its place (foreign keys are off meanwhile, and checked after).
record SqliteMigration(SpecChange change) {

    String text() {
        var out = new Lines();
        droppedPeople(out);
        JoinChanges.drops(change).forEach(table -> out.add("DROP TABLE %s;", table));
        change.dropped().forEach(s -> out.add("DROP TABLE %s;", s.table()));
        Renaming.tables(change).forEach(line -> out.add("%s", line));
        change.added().forEach(shape -> create(out, shape));
        change.kept().forEach(pair -> table(out, pair));
        JoinChanges.keeps(change, Dialect.SQLITE).forEach(line -> out.add("%s", line));
        JoinChanges.adds(change, Dialect.SQLITE).forEach(line -> out.add("%s", line));
        Renaming.accounts(change, Dialect.SQLITE).forEach(line -> out.add("%s", line));
        return out.toString();
    }

    private void droppedPeople(Lines out) {
        change.droppedPeople().forEach(e -> {
            out.add("DROP INDEX app_users_%s_id;", e.name());
            out.add("ALTER TABLE app_users DROP COLUMN %s_id;", e.name());
        });
    }

    private static void create(Lines out, Shape shape) {
        var sql = new TableSql(shape, Dialect.SQLITE);
        out.add("%s", sql.create(shape.table()));
        sql.indexes().values().forEach(line -> out.add("%s", line));
    }

    private void table(Lines out, SpecChange.Pair pair) {
        var before = new TableSql(pair.before(), Dialect.SQLITE);
        var after = new TableSql(pair.after(), Dialect.SQLITE);
        var table = pair.after().table();
        var columns = ColumnChange.of(change, pair);
        var rewritten = columns.stream().anyMatch(c -> c.rewritten(Dialect.SQLITE));
        var same = before.create("t").equals(after.create("t"));
        var onlyTargets = same || renamedTargets(before.create("t")).equals(after.create("t"));
        if (onlyTargets && !rewritten) {
            indexes(out, before, after);
            return;
        }
        var names = new ArrayList<>(List.of("id"));
        var values = new ArrayList<>(List.of("id"));
        columns.forEach(c -> {
            names.add(c.name());
            values.add(c.value(Dialect.SQLITE));
        });
        for (var system : List.of("version", "created_at", "updated_at", "created_by", "updated_by")) {
            names.add(system);
            values.add(system);
        }
        out.add("%s", after.create("new_" + table));
        out.add(
                "INSERT INTO new_%s (%s)\nSELECT %s\n  FROM %s;",
                table, String.join(", ", names), String.join(", ", values), table);
        out.add("DROP TABLE %s;", table);
        out.add("ALTER TABLE new_%s RENAME TO %s;", table, table);
        after.indexes().values().forEach(line -> out.add("%s", line));
    }

    /// SQLite follows renamed tables in the links that point to them.
    private String renamedTargets(String create) {
        var text = create;
        for (var pair : change.kept()) {
            text = text.replace(
                    "REFERENCES " + pair.before().table() + " (id)",
                    "REFERENCES " + pair.after().table() + " (id)");
        }
        return text;
    }

    private static void indexes(Lines out, TableSql before, TableSql after) {
        before.indexes().forEach((name, sql) -> {
            if (!sql.equals(after.indexes().get(name))) {
                out.add("DROP INDEX %s;", name);
            }
        });
        after.indexes().forEach((name, sql) -> {
            if (!sql.equals(before.indexes().get(name))) {
                out.add("%s", sql);
            }
        });
    }
}
