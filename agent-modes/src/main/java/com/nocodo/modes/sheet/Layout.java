package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Grid.Head;
import com.nocodo.modes.sheet.Table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the table on a sheet: titles above, headers of one or two lines, rows of data, totals below.
final class Layout {
    private static final Pattern TITLE = Pattern.compile(":|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}|\\d{4}-\\d{2}");
    private final Table table;
    private final boolean german;
    private final Findings findings;

    private Layout(Table table, boolean german, Findings findings) {
        this.table = table;
        this.german = german;
        this.findings = findings;
    }

    /// Empty, with a remark, when there is no table.
    static Optional<Grid> find(Table table, boolean german, Findings findings) {
        return new Layout(table, german, findings).grid();
    }

    private Optional<Grid> grid() {
        if (table.hidden()) {
            findings.remark(
                    table.name(),
                    "The sheet is hidden and was left out. Show it in the spreadsheet program to have it read.");
            return Optional.empty();
        }
        var rows = Segments.largest(table, findings);
        if (rows.isEmpty()) {
            findings.remark(table.name(), "The sheet is empty and was left out.");
            return Optional.empty();
        }
        var header = HeaderRow.find(rows);
        int at = header.orElse(-1);
        if (at < 0) {
            boolean severalColumns = rows.size() > 1 && rows.stream().anyMatch(r -> r.filled() > 1);
            findings.remark(
                    table.name(),
                    severalColumns
                            ? "No row names the columns, so they are called by their letters. Write a name above each column and upload the file again."
                            : "There is no table on this sheet; it was left out.");
            if (!severalColumns) {
                rows.forEach(row -> findings.row(table.name(), row, "is not part of a table"));
                return Optional.empty();
            }
        }
        var lines = at < 0 ? List.<Row>of() : lines(rows, at);
        int below = at < 0 ? 0 : rows.indexOf(lines.getLast()) + 1;
        int above = at < 0 ? 0 : rows.indexOf(lines.getFirst());
        var title = title(rows.subList(0, above));
        return Optional.of(grid(title, lines, rows.subList(below, rows.size())));
    }

    private Grid grid(String title, List<Row> lines, List<Row> below) {
        var data = new ArrayList<Row>();
        for (var row : below) {
            if (!lines.isEmpty() && Segments.same(lines.getLast(), row)) {
                findings.row(table.name(), row, "repeats the names of the columns");
            } else {
                data.add(row);
            }
        }
        var all = data.stream().limit(2000).flatMap(r -> r.cells().stream()).toList();
        var numbers = Optional.ofNullable(Numbers.style(all)).orElse(new Numbers(german));
        var kept = Totals.without(table.name(), data, numbers, findings);
        return new Grid(table.name(), title, heads(lines, kept), kept);
    }

    /// The header and, where there is one, the line of groups above it or of parts below it.
    private List<Row> lines(List<Row> rows, int at) {
        var header = rows.get(at);
        if (at + 2 < rows.size() && parts(header, rows.get(at + 1), rows.subList(at + 2, rows.size()))) {
            return List.of(header, rows.get(at + 1));
        }
        if (at > 0) {
            var above = rows.get(at - 1);
            boolean near = above.number() == header.number() - 1;
            long groups =
                    above.cells().stream().filter(c -> !c.blank()).distinct().count();
            if (near && groups > 1 && HeaderRow.words(above) && !titles(above)) {
                return List.of(above, header);
            }
        }
        return List.of(header);
    }

    /// Whether a row says what the sheet is, or of when: `Customers | | As of: 1 May`.
    private boolean titles(Row row) {
        return row.cells().stream()
                .map(Cell::shown)
                .anyMatch(s -> TITLE.matcher(s).find() || s.equalsIgnoreCase(table.name()));
    }

    /// Whether the row below names the parts of a header with gaps: only words, in the gaps too, and unlike the data.
    private static boolean parts(Row header, Row below, List<Row> data) {
        if (below.number() != header.number() + 1 || !HeaderRow.words(below)) {
            return false;
        }
        int width = Math.max(header.cells().size(), below.cells().size());
        int gaps = 0;
        int alone = 0;
        boolean unlike = false;
        for (int c = 0; c < width; c++) {
            boolean gap = header.cell(c).blank() && c > 0;
            if (gap && below.cell(c).blank()) {
                continue;
            }
            gaps += gap ? 1 : 0;
            int column = c;
            long filled = data.stream().filter(r -> !r.cell(column).blank()).count();
            alone += below.cell(c).blank() && filled * 2 > data.size() ? 1 : 0;
            long words =
                    data.stream().filter(r -> HeaderRow.word(r.cell(column))).count();
            unlike |= !below.cell(c).blank() && filled > 0 && words * 2 < filled;
        }
        return gaps > 0 && (alone > 0 || unlike || gaps > 1);
    }

    private String title(List<Row> above) {
        var text = above.stream()
                .flatMap(r -> r.cells().stream())
                .filter(c -> !c.blank())
                .map(Cell::shown)
                .distinct()
                .collect(Collectors.joining(" "));
        if (!above.isEmpty()) {
            findings.remark(
                    table.name(),
                    "Rows %d to %d above the table were read as its title: %s"
                            .formatted(
                                    above.getFirst().number(), above.getLast().number(), text));
        }
        return above.isEmpty()
                ? ""
                : above.getFirst().cells().stream()
                        .filter(c -> !c.blank())
                        .map(Cell::shown)
                        .findFirst()
                        .orElse("");
    }

    private List<Head> heads(List<Row> lines, List<Row> data) {
        int width = table.width();
        var heads = new ArrayList<Head>();
        var taken = new HashSet<String>();
        var group = "";
        for (int c = 0; c < width; c++) {
            int column = c;
            var last = lines.isEmpty() ? "" : lines.getLast().cell(c).shown();
            var first = lines.size() < 2 ? "" : lines.getFirst().cell(c).shown();
            if (!first.isEmpty() || last.isEmpty()) {
                group = first;
            }
            var label = last.isEmpty() ? first : group.isEmpty() || group.equals(last) ? last : group + " " + last;
            long filled = data.stream().filter(r -> !r.cell(column).blank()).count();
            if (label.isEmpty() && filled == 0 || label.isEmpty() && stray(column, filled, data, !lines.isEmpty())) {
                continue;
            }
            var wanted = label.isEmpty()
                    ? (german ? "Spalte " : "Column ") + Table.letters(c)
                    : label.replaceAll("\\s+", " ");
            heads.add(new Head(c, free(wanted, taken)));
        }
        return heads;
    }

    /// A few values in a column without a name are notes beside the table.
    private boolean stray(int column, long filled, List<Row> data, boolean named) {
        if (!named || filled * 20 >= data.size() && filled > 1) {
            return false;
        }
        data.stream()
                .filter(r -> !r.cell(column).blank())
                .forEach(r -> findings.value(
                        table.name(),
                        r.number(),
                        Table.letters(column),
                        r.cell(column).shown(),
                        "stands beside the table, in a column without a name"));
        return true;
    }

    private static String free(String label, HashSet<String> taken) {
        var candidate = label;
        for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = label + " " + n;
        }
        return candidate;
    }
}
