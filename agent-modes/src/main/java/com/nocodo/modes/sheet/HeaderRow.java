package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /// Only words (or years), and hardly any of them twice.
    static boolean names(Row row) {
        var seen = new HashSet<String>();
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
            seen.add(cell.shown().toLowerCase(Locale.ROOT));
        }
        return words > 0 && words >= years / 4 && seen.size() >= 0.8 * row.filled();
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
