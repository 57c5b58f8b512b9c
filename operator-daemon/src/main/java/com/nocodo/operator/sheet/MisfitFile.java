package com.nocodo.operator.sheet;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.SheetReport.Misfit;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is not in the application, as a file for the spreadsheet program that it came from.
public final class MisfitFile {
    private MisfitFile() {}

    /// Written aside and moved into its place, so that it is always whole.
    public static Path write(Path file, List<Misfit> misfits) {
        var lines = Stream.concat(
                Stream.of(line("sheet", "row", "column", "value", "reason")),
                misfits.stream()
                        .map(m -> line(m.sheet(), Integer.toString(m.row()), m.column(), m.value(), m.reason())));
        try {
            // Spreadsheet programs take a file without the mark for their own old encoding.
            Files.createDirectories(file.getParent());
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, "\uFEFF" + lines.collect(Collectors.joining()));
            return Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file, Reason.of(e))
                    .toException();
        }
    }

    private static String line(String... values) {
        return CsvLine.of(List.of(values));
    }
}
