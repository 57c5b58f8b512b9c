package com.nocodo.modes.sheet;

import java.util.Locale;

/// How much of a file is read before it is refused.
///
/// @param fileBytes of the upload
/// @param unpackedBytes of everything inside an XLSX file together
/// @param cells of all sheets together
/// @param columns of one sheet, counted from column A
/// @param cellLength characters in one cell
/// @param sheets of one file
public record Limits(long fileBytes, long unpackedBytes, int cells, int columns, int cellLength, int sheets) {

    /// Room for 50,000 rows of 40 columns.
    public static final Limits USUAL = new Limits(50_000_000, 400_000_000, 2_000_000, 500, 100_000, 50);

    /// Characters of a cell on average.
    private static final long EACH = 50;

    void checkCells(long found) {
        if (found > cells) {
            throw new SheetRefusal(say(
                    "The file has more than %,d cells, which is as many as can be read. Delete columns that the application does not need, or split the file.",
                    cells));
        }
    }

    void checkRows(long found) {
        if (found > cells) {
            throw new SheetRefusal(say(
                    "The file has more than %,d rows, which is as many as can be read. Delete empty rows, or split the file.",
                    cells));
        }
    }

    /// Of all cells together: the same long text in a million cells is one text in the file.
    void checkCharacters(long found) {
        if (found > EACH * cells) {
            throw new SheetRefusal(say(
                    "The cells of the file have more than %,d characters together, which is as much as can be read. Delete columns that the application does not need, or split the file.",
                    EACH * cells));
        }
    }

    void checkColumns(String sheet, int found) {
        if (found > columns) {
            throw new SheetRefusal(say(
                    "Sheet '%s' has more than %,d columns, which is as many as can be read. Delete the columns that the application does not need.",
                    sheet, columns));
        }
    }

    void checkLength(String sheet, int row, int found) {
        if (found > cellLength) {
            throw new SheetRefusal(say(
                    "Row %d of sheet '%s' has a cell of more than %,d characters, which is as long as can be read. In a CSV file this is often a quotation mark that is never closed.",
                    row, sheet, cellLength));
        }
    }

    void checkSheets(int found) {
        if (found > sheets) {
            throw new SheetRefusal(say(
                    "The file has more than %d sheets, which is as many as can be read. Keep those that the application needs.",
                    sheets));
        }
    }

    /// The same on every machine, whatever language it is set to.
    private static String say(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
