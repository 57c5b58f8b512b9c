package com.nocodo.operator.sheet;

import java.util.List;
import java.util.stream.Collectors;

/// One line of a CSV file that a spreadsheet program opens.
public final class CsvLine {
    private CsvLine() {}

    public static String of(List<String> values) {
        return values.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// What a spreadsheet program would take for a formula gets an apostrophe before it.
    private static String quoted(String value) {
        var plain = value.matches("(?s)[=+@\\t\\r-].*") && !value.matches("[+-]?[0-9.,]+") ? "'" + value : value;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
