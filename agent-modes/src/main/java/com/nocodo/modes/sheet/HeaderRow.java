package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Table.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Judges which row names the columns.
final class HeaderRow {
    private static final int LOOKED_AT = 50;
    private static final int LONGEST = 120;
    private static final double SHARE = 0.6;

    private HeaderRow() {}

    /// The index of the row that names the columns: the first one that is nearly as full as the fullest row and is only
    /// words. A shorter row with a gap below it is a title.
    static OptionalInt find(List<Row> rows) {
        long fullest = rows.stream().mapToLong(Row::filled).max().orElse(0);
        int found = -1;
        for (int i = 0; i < Math.min(LOOKED_AT, rows.size() - 1); i++) {
            var row = rows.get(i);
            boolean full = row.filled() >= Math.max(Math.min(2, fullest), Math.ceil(SHARE * fullest));
            if (!full || !names(row)) {
                continue;
            }
            if (found < 0) {
                found = i;
                continue;
            }
            boolean gap = rows.get(i).number() > rows.get(i - 1).number() + 1;
            if (gap && i - found <= 3 && row.filled() > rows.get(found).filled()) {
                found = i;
            }
        }
        return found < 0 ? unlike(rows, fullest) : OptionalInt.of(found);
    }

    /// Where no row is only words: the first full row, when it has a word, and other things where the rows below have
    /// numbers: `Name, 01.05.2025, 01.06.2025`. A row of rising numbers counts too: `Model, 36, 38, 40`.
    private static OptionalInt unlike(List<Row> rows, long fullest) {
        for (int i = 0; i < Math.min(LOOKED_AT, rows.size() - 1); i++) {
            var row = rows.get(i);
            if (row.filled() >= Math.max(Math.min(2, fullest), Math.ceil(SHARE * fullest))) {
                var below = rows.subList(i + 1, Math.min(rows.size(), i + 1 + LOOKED_AT));
                boolean header = row.cells().stream().anyMatch(HeaderRow::word)
                        && (differs(row, below) || rises(row) && below.stream().noneMatch(HeaderRow::rises));
                return header ? OptionalInt.of(i) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static boolean differs(Row row, List<Row> below) {
        int others = 0;
        int unlike = 0;
        for (int c = 0; c < row.cells().size(); c++) {
            int column = c;
            if (!row.cell(c).blank() && !word(row.cell(c))) {
                others++;
                boolean number = number(row.cell(c)).isPresent();
                unlike += !number
                                && below.stream()
                                        .map(r -> r.cell(column))
                                        .allMatch(b -> number(b).isPresent())
                        ? 1
                        : 0;
            }
        }
        return others > 0 && unlike * 2 > others;
    }

    /// At least three whole numbers, each larger than the one before.
    private static boolean rises(Row row) {
        var numbers = row.cells().stream().flatMap(c -> number(c).stream()).toList();
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i).compareTo(numbers.get(i - 1)) <= 0) {
                return false;
            }
        }
        return numbers.size() >= 3
                && numbers.stream().allMatch(n -> n.stripTrailingZeros().scale() <= 0);
    }

    private static Optional<BigDecimal> number(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> Optional.of(number.value());
            case Cell.Text text ->
                Numbers.bare(text.text())
                        .flatMap(b ->
                                new Numbers(false).value(b.digits()).or(() -> new Numbers(true).value(b.digits())));
            default -> Optional.empty();
        };
    }

    /// Only words (or years), and hardly any of them twice beside each other, as in a title over several columns.
    static boolean names(Row row) {
        int again = 0;
        var before = "";
        int words = 0;
        int years = 0;
        for (var cell : row.cells()) {
            if (cell.blank()) {
                continue;
            }
            boolean year = cell.shown().matches("(19|20)\\d\\d");
            // Some write a mark above a column: #, %, €, ???
            boolean mark = cell instanceof Cell.Text text && text.text().matches("[^\\p{L}\\p{N}@]{1,3}");
            if (!year && !mark && !word(cell)) {
                return false;
            }
            years += year ? 1 : 0;
            words += year || mark ? 0 : 1;
            again += cell.shown().equalsIgnoreCase(before) ? 1 : 0;
            before = cell.shown();
        }
        return words > 0 && words >= years / 4 && again <= 0.2 * row.filled();
    }

    /// Text that is no number, date, address or mark.
    static boolean word(Cell cell) {
        return cell instanceof Cell.Text text
                && text.text().length() <= LONGEST
                && text.text().chars().anyMatch(Character::isLetter)
                && !text.text().contains("@")
                && !text.text().contains("://")
                && Numbers.bare(text.text()).isEmpty()
                && new Dates(false).read(text.text()).isEmpty();
    }

    /// Whether every value is a word.
    static boolean words(Row row) {
        return !row.blank() && row.cells().stream().allMatch(c -> c.blank() || word(c));
    }
}
