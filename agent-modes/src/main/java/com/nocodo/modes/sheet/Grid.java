package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Table.Row;
import java.util.List;

/// The table found on a sheet: what its columns are called, and its rows of data.
///
/// @param title the text above the table, empty without one
record Grid(String sheet, String title, List<Head> heads, List<Row> rows) {

    /// @param column its place on the sheet, from 0
    record Head(int column, String label) {}

    List<Cell> cells(Head head) {
        return rows.stream().map(r -> r.cell(head.column())).toList();
    }
}
