package com.nocodo.operator.sheet;

import com.nocodo.operator.home.Reason;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.SheetReport.Misfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is not in the application, as a file for the spreadsheet program that it came from.
final class MisfitFile {
    private MisfitFile() {}

    static Path write(Path state, List<Misfit> misfits) {
        var file = state.resolve("not-taken.csv");
        var lines = Stream.concat(
                Stream.of(line("sheet", "row", "column", "value", "reason")),
                misfits.stream()
                        .map(m -> line(m.sheet(), Integer.toString(m.row()), m.column(), m.value(), m.reason())));
        try {
            // Spreadsheet programs take a file without the mark for their own old encoding.
            Files.writeString(file, "\uFEFF" + lines.collect(Collectors.joining()));
            return file;
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file, Reason.of(e))
                    .toException();
        }
    }

    private static String line(String... values) {
        return Stream.of(values).map(MisfitFile::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// What a spreadsheet program would take for a formula gets an apostrophe before it.
    private static String quoted(String value) {
        var plain = value.matches("(?s)[=+@\\t\\r-].*") && !value.matches("[+-]?[0-9.,]+") ? "'" + value : value;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
