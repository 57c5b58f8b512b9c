package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Grid.Head;
import com.nocodo.modes.spec.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table of a spreadsheet file, for fields that are there already: each column is read as the type that its field
/// has, not as the type that it looks like.
public final class SheetTable {
    private static final int SAMPLES = 3;

    private final Grid grid;
    private final boolean german;

    private SheetTable(Grid grid, boolean german) {
        this.grid = grid;
        this.german = german;
    }

    /// The tables of an XLSX or CSV file, in their order.
    ///
    /// @param fileName as uploaded; names the table of a CSV file
    /// @throws SheetRefusal for a file that cannot be read, or has no table in it
    public static List<SheetTable> of(String fileName, InputStream in) throws IOException {
        var tables = SheetFiles.read(fileName, in);
        boolean german = Words.german(tables);
        var found = new ArrayList<SheetTable>();
        for (var table : tables) {
            Layout.find(table, german, new Findings())
                    .filter(grid -> !grid.heads().isEmpty())
                    .ifPresent(grid -> found.add(new SheetTable(grid, german)));
        }
        if (found.isEmpty()) {
            throw new SheetRefusal(
                    "There is no table in '%s'. A table has a row with the names of its columns, and its records below."
                            .formatted(fileName));
        }
        return found;
    }

    /// The name of its sheet.
    public String name() {
        return grid.sheet();
    }

    public List<String> columns() {
        return grid.heads().stream().map(Head::label).toList();
    }

    public int size() {
        return grid.rows().size();
    }

    /// The number that the row has in the spreadsheet program, from 1.
    ///
    /// @param index of the row, from 0
    public int number(int index) {
        return grid.rows().get(index).number();
    }

    /// The first values of a column, as a person reads them.
    public List<String> samples(String column) {
        return grid.cells(head(column)).stream()
                .filter(cell -> !cell.blank())
                .limit(SAMPLES)
                .map(Cell::shown)
                .toList();
    }

    /// Reads a column as values of a type.
    ///
    /// @param currency ISO 4217 code of the application's money
    public Reader reader(String column, FieldType type, String currency) {
        var cells = grid.cells(head(column)).stream()
                .map(cell -> type != FieldType.BOOLEAN && Typing.dash(cell) ? Cell.BLANK : cell)
                .toList();
        var filled = cells.stream()
                .filter(cell -> !cell.blank() && !(cell instanceof Cell.Broken))
                .toList();
        var numbers = Optional.ofNullable(Numbers.style(filled)).orElse(new Numbers(german));
        var context = new Context(german, currency, true, ZoneOffset.UTC);
        var values = new Values(context, numbers, Dates.of(filled, german), type == FieldType.PERCENT);
        return new Reader(type, cells, values);
    }

    private Head head(String column) {
        return grid.heads().stream()
                .filter(head -> head.label().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column '%s'".formatted(column)));
    }

    /// One column as values of a type.
    public static final class Reader {
        private final FieldType type;
        private final List<Cell> cells;
        private final Values values;

        private Reader(FieldType type, List<Cell> cells, Values values) {
            this.type = type;
            this.cells = cells;
            this.values = values;
        }

        /// The value as the application's JSON has it; null where the cell is empty or does not fit.
        public @Nullable Object value(int index) {
            var cell = cells.get(index);
            return cell.blank() ? null : values.read(type, cell);
        }

        /// The cell as a person reads it; empty where it is.
        public String shown(int index) {
            return cells.get(index).shown();
        }

        /// Why the cell does not fit; null where it does.
        public @Nullable String reason(int index) {
            var cell = cells.get(index);
            return cell.blank() || values.read(type, cell) != null ? null : values.reason(type, cell);
        }
    }
}
