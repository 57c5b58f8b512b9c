package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// Tells several tables on one sheet apart, below and beside each other. Empty rows and columns inside a table stay.
final class Segments {
    /// So many rows above and below a gap are compared.
    private static final int NEAR = 40;

    private Segments() {}

    /// The largest table; every other one is said.
    static List<Row> largest(Table table, Findings findings) {
        var tables = new ArrayList<List<Row>>();
        for (var part : below(table.rows())) {
            tables.addAll(beside(part));
        }
        var largest =
                tables.stream().max(Comparator.comparingLong(Segments::size)).orElse(List.of());
        for (var other : tables) {
            if (other != largest) {
                if (other.size() > 1 && other.stream().anyMatch(r -> r.filled() > 1)) {
                    findings.remark(
                            table.name(),
                            "There are several tables on this sheet; only the largest was taken. The one %s was left out: put it on a sheet of its own."
                                    .formatted(place(other)));
                }
                var reason = "belongs to another table on the same sheet; put that one on a sheet of its own";
                other.forEach(row -> findings.row(table.name(), row, reason));
            }
        }
        return largest;
    }

    private static long size(List<Row> rows) {
        return rows.stream().mapToLong(Row::filled).sum();
    }

    private static String place(List<Row> rows) {
        int first = rows.stream().mapToInt(Segments::firstColumn).min().orElse(0);
        int last = rows.stream().mapToInt(Segments::lastColumn).max().orElse(0);
        return "in rows %d to %d, columns %s to %s"
                .formatted(
                        rows.getFirst().number(), rows.getLast().number(), Table.letters(first), Table.letters(last));
    }

    /// Cut at each gap below which other columns are named.
    private static List<List<Row>> below(List<Row> rows) {
        var result = new ArrayList<List<Row>>();
        var current = new ArrayList<Row>();
        var header = OptionalInt.empty();
        int lookedAt = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean gap = i > 0 && rows.get(i).number() > rows.get(i - 1).number() + 1;
            if (gap && current.size() > 1 && heads(rows, i)) {
                // A longer table may have a fuller header, but not at every gap.
                if (current.size() >= 2 * lookedAt) {
                    header = HeaderRow.find(current);
                    lookedAt = current.size();
                }
                if (header.isPresent() && startsAnother(current, header.getAsInt(), rows, i)) {
                    result.add(List.copyOf(current));
                    current.clear();
                    lookedAt = 0;
                }
            }
            current.add(rows.get(i));
        }
        result.add(List.copyOf(current));
        return result;
    }

    /// Whether the row names columns, and has a row right below it.
    private static boolean heads(List<Row> rows, int at) {
        var head = rows.get(at);
        boolean below = at + 1 < rows.size() && rows.get(at + 1).number() == head.number() + 1;
        return below && head.filled() >= 2 && HeaderRow.names(head);
    }

    private static boolean startsAnother(List<Row> before, int header, List<Row> rows, int at) {
        var head = rows.get(at);
        var main = before.get(header);
        if (same(main, head) || header == before.size() - 1) {
            return false;
        }
        boolean otherPlace = firstColumn(head) != firstColumn(main) || lastColumn(head) > lastColumn(main);
        return otherPlace
                || contrast(before.subList(Math.max(header + 1, before.size() - NEAR), before.size()), head)
                        && contrast(rows.subList(at + 1, Math.min(rows.size(), at + 1 + NEAR)), head);
    }

    /// Whether the head has a word where these rows have other things.
    private static boolean contrast(List<Row> rows, Row head) {
        for (int column = 0; column < head.cells().size(); column++) {
            if (head.cell(column).blank()) {
                continue;
            }
            int c = column;
            long filled = rows.stream().filter(r -> !r.cell(c).blank()).count();
            long words = rows.stream().filter(r -> HeaderRow.word(r.cell(c))).count();
            if (filled > 0 && words * 2 < filled) {
                return true;
            }
        }
        return false;
    }

    static boolean same(Row one, Row other) {
        int width = Math.max(one.cells().size(), other.cells().size());
        for (int c = 0; c < width; c++) {
            if (!one.cell(c).shown().equals(other.cell(c).shown())) {
                return false;
            }
        }
        return true;
    }

    /// Cut at the first empty column whose sides name the same columns, or end in different rows.
    private static List<List<Row>> beside(List<Row> rows) {
        int width = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
        int first = rows.stream().mapToInt(Segments::firstColumn).min().orElse(0);
        for (int column = first + 1; column < width - 1; column++) {
            int c = column;
            if (rows.stream().allMatch(r -> r.cell(c).blank())) {
                var left = part(rows, 0, column);
                var right = part(rows, column + 1, width);
                if (apart(left, right)) {
                    var result = new ArrayList<>(beside(left));
                    result.addAll(beside(right));
                    return result;
                }
            }
        }
        return List.of(rows);
    }

    private static List<Row> part(List<Row> rows, int from, int to) {
        return rows.stream()
                .map(r -> {
                    var cells = new ArrayList<Cell>();
                    for (int c = 0; c < to; c++) {
                        cells.add(c < from ? Cell.BLANK : r.cell(c));
                    }
                    return new Row(r.number(), cells);
                })
                .filter(r -> !r.blank())
                .toList();
    }

    private static boolean apart(List<Row> left, List<Row> right) {
        var one = HeaderRow.find(left);
        var other = HeaderRow.find(right);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        int shorter = Math.min(left.size(), right.size());
        int longer = Math.max(left.size(), right.size());
        boolean ends = Math.abs(left.getLast().number() - right.getLast().number()) >= Math.max(3, longer / 5)
                && shorter * 5 <= longer * 4;
        var names = left.get(one.getAsInt()).cells().stream()
                .filter(c -> !c.blank())
                .map(Cell::shown)
                .toList();
        boolean again = right.get(other.getAsInt()).cells().stream().anyMatch(c -> names.contains(c.shown()));
        boolean wide = left.get(one.getAsInt()).filled() > 1
                && right.get(other.getAsInt()).filled() > 1;
        return wide && (ends || again);
    }

    private static int firstColumn(Row row) {
        int column = 0;
        while (column < row.cells().size() && row.cell(column).blank()) {
            column++;
        }
        return column;
    }

    private static int lastColumn(Row row) {
        int column = row.cells().size() - 1;
        while (column > 0 && row.cell(column).blank()) {
            column--;
        }
        return column;
    }
}
