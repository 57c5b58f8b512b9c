package com.nocodo.modes.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads delimited text; encoding and delimiter are found from the data.
final class Csv {
    /// In the order of preference where two split the text equally well: a comma is often part of a number or a name.
    private static final List<Character> DELIMITERS = List.of(';', '\t', '|', ',');

    private static final int LOOKED_AT = 200;

    private Csv() {}

    static Table read(String name, byte[] bytes, Limits limits) {
        var text = TextEncoding.decode(bytes);
        var first = text.lines().findFirst().orElse("");
        boolean told = first.matches("(?i)\"?sep=.\"?");
        char delimiter = told ? first.replace("\"", "").charAt(4) : delimiter(text, limits);
        var rows = new ArrayList<Table.Row>();
        int number = 0;
        long cells = 0;
        try (var reader = open(text, delimiter, limits)) {
            for (var line : reader) {
                number++;
                limits.checkColumns(name, line.getFieldCount());
                cells += line.getFieldCount();
                limits.checkCells(cells);
                line.getFields()
                        .forEach(field -> limits.checkLength(name, (int) line.getStartingLineNumber(), field.length()));
                var row = new Table.Row(
                        number, line.getFields().stream().map(Cell::text).toList());
                if (!row.blank() && !(told && number == 1)) {
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            throw new SheetRefusal(
                    "Row %d or the one after it cannot be read as CSV; often a quotation mark is never closed. Save the sheet as .xlsx, or correct the row."
                            .formatted(number + 1),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(name, false, rows);
    }

    private static CsvReader<CsvRecord> open(String text, char delimiter, Limits limits) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Math.max(limits.cellLength() * 4, 16_384))
                .ofCsvRecord(text);
    }

    /// The delimiter that splits most rows into the same number of columns, at least two.
    private static char delimiter(String text, Limits limits) {
        char best = ',';
        double most = 0;
        for (char candidate : DELIMITERS) {
            double share = evenness(text, candidate, limits);
            if (share > most) {
                most = share;
                best = candidate;
            }
        }
        return best;
    }

    private static double evenness(String text, char delimiter, Limits limits) {
        Map<Integer, Integer> counts = new HashMap<>();
        int rows = 0;
        try (var reader = open(text, delimiter, limits)) {
            for (var line : reader) {
                if (line.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                counts.merge(line.getFieldCount(), 1, Integer::sum);
                if (++rows == LOOKED_AT) {
                    break;
                }
            }
        } catch (CsvParseException | IOException e) {
            return 0;
        }
        int same = counts.entrySet().stream()
                .filter(e -> e.getKey() > 1)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return rows == 0 ? 0 : (double) same / rows;
    }
}
