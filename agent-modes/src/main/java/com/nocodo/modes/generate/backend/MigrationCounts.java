package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.backend.MigrationGenerator.Count;
import com.nocodo.modes.spec.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a change does to the rows that are there, as queries that count them.
record MigrationCounts(SpecChange change, Speech speech) {

    List<Count> losses() {
        var out = new ArrayList<Count>();
        for (var shape : change.dropped()) {
            out.add(count(
                    say("every `%s` goes", "`%s` wird ganz entfernt").formatted(shape.name()), shape.table(), "1 = 1"));
        }
        for (var pair : change.kept()) {
            for (var name : ColumnChange.gone(change, pair)) {
                out.add(count(
                        say("`%s` of `%s` goes", "`%s` von `%s` geht verloren")
                                .formatted(name, pair.before().name()),
                        pair.before().table(),
                        name + " IS NOT NULL"));
            }
            for (var column : ColumnChange.of(change, pair)) {
                if (column.couldFail() && column.goneValues().isEmpty()) {
                    out.add(new Count(
                            say(
                                            "`%s` of `%s` cannot be read as its new type",
                                            "`%s` von `%s` passt nicht zur neuen Art")
                                    .formatted(column.old(), pair.before().name()),
                            Sql.each(dialect -> "SELECT COUNT(*) AS n FROM %s WHERE %s IS NOT NULL AND (%s) IS NULL"
                                    .formatted(pair.before().table(), column.old(), bare(column, dialect)))));
                }
            }
        }
        for (var people : change.unlinkedPeople()) {
            out.add(count(
                    "which account belongs to which `%s` goes".formatted(people.name()),
                    "app_users",
                    people.name() + "_id IS NOT NULL"));
        }
        JoinChanges.drops(change)
                .forEach(table -> out.add(count(
                        say("the links in `%s` go", "die Verknüpfungen in `%s` gehen verloren")
                                .formatted(table),
                        table,
                        "1 = 1")));
        return out;
    }

    private static String bare(ColumnChange column, com.nocodo.modes.expr.Dialect dialect) {
        var value = column.value(dialect);
        var filler = ", " + (column.nullable() ? "" : column.filler(dialect)) + ")";
        return value.startsWith("coalesce(") && value.endsWith(filler)
                ? value.substring("coalesce(".length(), value.length() - filler.length())
                : value;
    }

    List<Count> effects() {
        var out = new ArrayList<Count>();
        for (var pair : change.kept()) {
            var table = pair.before().table();
            for (var column : ColumnChange.of(change, pair)) {
                var name = say("`%s` of `%s`", "`%s` von `%s`")
                        .formatted(column.name(), pair.after().name());
                if (column.added()
                        && !column.value(com.nocodo.modes.expr.Dialect.SQLITE).equals("NULL")) {
                    out.add(count(say("%s gets %s", "%s bekommt %s").formatted(name, filler(column)), table, "1 = 1"));
                } else if (!column.added() && column.wasNullable() && !column.nullable()) {
                    out.add(count(
                            say("%s gets %s where it was empty", "%s bekommt %s, wo nichts stand")
                                    .formatted(name, filler(column)),
                            table,
                            column.old() + " IS NULL"));
                }
                if (!column.goneValues().isEmpty()) {
                    var gone = column.goneValues().stream().map(Sql::text).collect(Collectors.joining(", "));
                    var instead = column.nullable() ? say("nothing", "nichts") : filler(column);
                    out.add(count(
                            say("%s had %s, gets %s", "%s war %s, bekommt %s").formatted(name, gone, instead),
                            table,
                            column.old() + " IN (" + gone + ")"));
                }
            }
        }
        return out;
    }

    private static String filler(ColumnChange column) {
        return column.filler(com.nocodo.modes.expr.Dialect.SQLITE);
    }

    List<Count> conflicts() {
        var out = new ArrayList<Count>();
        for (var pair : change.kept()) {
            var old =
                    pair.before().uniques().stream().map(java.util.Set::copyOf).toList();
            for (var group : pair.after().uniques()) {
                var columns = ColumnChange.of(change, pair).stream()
                        .filter(c -> group.contains(c.name()) && c.old() != null)
                        .map(c -> String.valueOf(c.old()))
                        .toList();
                if (columns.size() == group.size() && !old.contains(java.util.Set.copyOf(columns))) {
                    out.add(new Count(
                            say("`%s` of `%s` would not be unique", "`%s` von `%s` wäre nicht eindeutig")
                                    .formatted(
                                            String.join(", ", group),
                                            pair.after().name()),
                            Sql.both(
                                    "SELECT COUNT(*) AS n FROM (SELECT 1 FROM %s WHERE %s GROUP BY %s HAVING COUNT(*) > 1) d"
                                            .formatted(
                                                    pair.before().table(),
                                                    columns.stream()
                                                            .map(c -> c + " IS NOT NULL")
                                                            .collect(Collectors.joining(" AND ")),
                                                    String.join(", ", columns)))));
                }
            }
            for (var column : ColumnChange.of(change, pair)) {
                if (column.added() && column.link() != null && column.link().required()) {
                    out.add(new Count(
                            say("`%s` of `%s` has nothing to point to", "`%s` von `%s` hat nichts, worauf es zeigt")
                                    .formatted(column.name(), pair.after().name()),
                            Sql.both("SELECT COUNT(*) AS n FROM %s WHERE 1 = 1"
                                    .formatted(pair.before().table()))));
                }
            }
        }
        return out;
    }

    private String say(String english, String german) {
        return speech.say(english, german);
    }

    private static Count count(String what, String table, String condition) {
        return new Count(what, Sql.both("SELECT COUNT(*) AS n FROM " + table + " WHERE " + condition));
    }
}
