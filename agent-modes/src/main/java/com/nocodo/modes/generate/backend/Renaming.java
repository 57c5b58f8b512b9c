package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.List;

/// New names of tables, and what follows for accounts and counters.
final class Renaming {
    private Renaming() {}

    /// Renames tables, by way of a third name where two change places.
    static List<String> tables(SpecChange change) {
        var renamed = change.kept().stream()
                .filter(p -> !p.before().table().equals(p.after().table()))
                .toList();
        var taken = change.before().entities().stream().map(e -> e.plural()).toList();
        var aside = renamed.stream().anyMatch(p -> taken.contains(p.after().table()));
        var out = new ArrayList<String>();
        if (aside) {
            renamed.forEach(p -> out.add("ALTER TABLE %s RENAME TO old_%s;"
                    .formatted(p.before().table(), p.before().table())));
        }
        renamed.forEach(p -> out.add("ALTER TABLE %s%s RENAME TO %s;"
                .formatted(aside ? "old_" : "", p.before().table(), p.after().table())));
        return out;
    }

    static List<String> accounts(SpecChange change, Dialect dialect) {
        var out = new ArrayList<String>();
        for (var names : change.renamedPeople()) {
            out.add("DROP INDEX app_users_%s_id;".formatted(names.getFirst()));
            out.add("ALTER TABLE app_users RENAME COLUMN %s_id TO %s_id;".formatted(names.getFirst(), names.getLast()));
            out.add("CREATE INDEX app_users_%s_id ON app_users (%s_id);".formatted(names.getLast(), names.getLast()));
        }
        change.addedPeople().forEach(entity -> out.addAll(StartMigration.account(entity, dialect)));
        change.renamedRoles()
                .forEach(names -> out.add("UPDATE app_users SET role = %s WHERE role = %s;"
                        .formatted(Sql.text(names.getLast()), Sql.text(names.getFirst()))));
        change.droppedRoles()
                .forEach(role -> out.add("UPDATE app_users SET active = %s WHERE role = %s;"
                        .formatted(dialect == Dialect.SQLITE ? "0" : "FALSE", Sql.text(role.name()))));
        for (var pair : change.kept()) {
            for (var column : ColumnChange.of(change, pair)) {
                counter(pair, column).ifPresent(out::add);
            }
        }
        return out;
    }

    /// Counters go on where they were; one that is new goes on behind the rows that are there.
    private static java.util.Optional<String> counter(SpecChange.Pair pair, ColumnChange column) {
        if (column.type() != FieldType.AUTO_NUMBER) {
            return java.util.Optional.empty();
        }
        var now = pair.after().table() + "." + column.name();
        if (column.old() == null) {
            return java.util.Optional.of(
                    "INSERT INTO app_counters (name, scope, last)\nSELECT %s, 0, coalesce(max(id), 0)\n  FROM %s;"
                            .formatted(Sql.text(now), pair.after().table()));
        }
        var was = pair.before().table() + "." + column.old();
        return was.equals(now)
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        "UPDATE app_counters SET name = %s WHERE name = %s;".formatted(Sql.text(now), Sql.text(was)));
    }
}
