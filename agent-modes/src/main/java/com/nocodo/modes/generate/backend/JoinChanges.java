package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.List;

/// What becomes of the tables behind n-n links. A link to one record that becomes one to many keeps what it linked.
final class JoinChanges {
    private JoinChanges() {}

    static List<String> drops(SpecChange change) {
        return Shape.all(change.before()).stream()
                .flatMap(shape -> shape.lists().stream()
                        .filter(link -> change.keptLists().stream().noneMatch(k -> k.before() == link))
                        .map(link -> shape.join(link).table()))
                .toList();
    }

    static List<String> adds(SpecChange change, Dialect dialect) {
        var out = new ArrayList<String>();
        for (var shape : Shape.all(change.after())) {
            for (var link : shape.lists()) {
                if (change.keptLists().stream().noneMatch(k -> k.after() == link)) {
                    out.addAll(new TableSql(shape, dialect).join(link));
                }
            }
        }
        return out;
    }

    static List<String> keeps(SpecChange change, Dialect dialect) {
        var out = new ArrayList<String>();
        for (var kept : change.keptLists()) {
            var before = new TableSql(kept.holderBefore(), dialect);
            var after = new TableSql(kept.holderAfter(), dialect);
            if (!before.join(kept.before()).equals(after.join(kept.after()))) {
                out.addAll(again(kept, after));
            }
        }
        return out;
    }

    /// Built anew, filled from the old one: the same in both dialects.
    private static List<String> again(SpecChange.ListPair kept, TableSql after) {
        var old = kept.holderBefore().join(kept.before());
        var now = kept.holderAfter().join(kept.after());
        var aside = "old_" + old.table();
        var names = new ArrayList<>(List.of(now.holderColumn(), now.targetColumn()));
        var values = new ArrayList<>(List.of(old.holderColumn(), old.targetColumn()));
        for (var field : kept.after().fields()) {
            was(kept.before(), field).forEach(was -> {
                names.add(field.name());
                values.add(was.name());
            });
        }
        var out = new ArrayList<String>();
        out.add("ALTER TABLE %s RENAME TO %s;".formatted(old.table(), aside));
        out.add("DROP INDEX %s;".formatted(Sql.named(old.table(), old.targetColumn())));
        out.addAll(after.join(kept.after()));
        out.add("INSERT INTO %s (%s)\nSELECT %s\n  FROM %s;"
                .formatted(now.table(), String.join(", ", names), String.join(", ", values), aside));
        out.add("DROP TABLE %s;".formatted(aside));
        return out;
    }

    private static List<Field> was(Relation before, Field now) {
        return before.fields().stream()
                .filter(f -> f.id().equals(now.id()) && f.type() == now.type())
                .toList();
    }
}
