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
import java.util.regex.Pattern;

/// Reads delimited text; encoding and delimiter are found from the data.
final class Csv {
    /// In the order of preference where two split the text equally well: a comma is often part of a number or a name.
    private static final List<Character> DELIMITERS = List.of(';', '\t', '|', ',');

    private static final int LOOKED_AT = 200;

    private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=[^\\p{L}\\p{N}#]?");
    private static final Pattern WRAPPED = Pattern.compile("=\"([^\"]*)\"|'([0-9+-][^']*)");

    private Csv() {}

    static Table read(String name, String text, Limits limits) {
        var first = text.lines().findFirst().orElse("").replace("\"", "");
        boolean told = SEPARATOR.matcher(first).matches();
        char delimiter = told && first.length() > 4 ? first.charAt(4) : delimiter(text, limits);
        checkQuotes(text, delimiter);
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
                        number, line.getFields().stream().map(Csv::cell).toList());
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

    /// Without what keeps a spreadsheet program from taking digits for a number: `="0815"`, `'0815`.
    private static Cell cell(String field) {
        var wrapped = WRAPPED.matcher(field);
        if (!wrapped.matches()) {
            return Cell.text(field);
        }
        return Cell.text(wrapped.group(1) == null ? wrapped.group(2) : wrapped.group(1));
    }

    /// The library reads a field that is never closed up to the end of the text, with all the rows in it.
    private static void checkQuotes(String text, char delimiter) {
        boolean quoted = false;
        boolean start = true;
        int line = 1;
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"') {
                boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '"';
                i += twice ? 1 : 0;
                quoted = twice;
            } else if (!quoted && start && c == '"') {
                quoted = true;
                opened = line;
            }
            start = c == delimiter || c == '\n' || c == '\r';
        }
        if (quoted) {
            throw new SheetRefusal(
                    "A quotation mark in line %d is never closed, so that all rows below it would be lost. Correct it, or save the sheet as .xlsx."
                            .formatted(opened));
        }
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
        // A text of one column may have commas in its numbers, but not in its header.
        boolean comma =
                text.lines().filter(l -> !l.isBlank()).findFirst().orElse("").contains(",");
        char best = ';';
        double most = 0;
        for (char candidate : DELIMITERS) {
            double share = evenness(text, candidate, candidate == ',' && !comma ? 3 : 2, limits);
            if (share > most) {
                most = share;
                best = candidate;
            }
        }
        return best;
    }

    private static double evenness(String text, char delimiter, int fewest, Limits limits) {
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
                .filter(e -> e.getKey() >= fewest)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return rows == 0 ? 0 : (double) same / rows;
    }
}
