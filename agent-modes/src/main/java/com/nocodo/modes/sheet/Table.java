package com.nocodo.modes.sheet;

import java.util.List;

/// One sheet as it was read. Rows without any value are left out.
///
/// @param hidden the person who opens the file does not see it; it is not read
public record Table(String name, boolean hidden, List<Row> rows) {

    public Table {
        rows = List.copyOf(rows);
    }

    /// @param number of the row in the spreadsheet program, from 1
    /// @param cells from column A; what is to the right of them is blank
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }

        boolean blank() {
            return cells.stream().allMatch(Cell::blank);
        }

        long filled() {
            return cells.stream().filter(c -> !c.blank()).count();
        }
    }

    /// The number of columns up to the last that has a value.
    int width() {
        return rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
    }

    /// What a spreadsheet program writes above a column: A, B, …, Z, AA.
    static String letters(int column) {
        var rest = column / 26;
        var last = String.valueOf((char) ('A' + column % 26));
        return rest == 0 ? last : letters(rest - 1) + last;
    }
}
