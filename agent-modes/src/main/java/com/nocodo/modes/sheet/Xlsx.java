package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.XlsxCheck.Merge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// Reads the sheets of a workbook that a person sees, row after row.
final class Xlsx {
    private static final String DAMAGED =
            "The workbook is damaged and cannot be read. Open it in a spreadsheet program, save it again as .xlsx and upload that.";
    private final Limits limits;
    private long cells;
    private long characters;

    private Xlsx(Limits limits) {
        this.limits = limits;
    }

    static List<Table> read(byte[] bytes, Limits limits) {
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            var merges = XlsxCheck.look(zip, limits);
            // Without a part for styles the library cannot read with formats; every number is then plain.
            boolean styled = Collections.list(zip.getEntries()).stream()
                    .anyMatch(e -> e.getName().toLowerCase(Locale.ROOT).endsWith("styles.xml"));
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(styled, true))) {
                return new Xlsx(limits).tables(book, merges);
            }
        } catch (SheetRefusal e) {
            throw e;
        } catch (ZipException e) {
            throw new SheetRefusal(DAMAGED, e);
        } catch (IOException | RuntimeException e) {
            // The library meets a broken file with whatever exception the broken place leads to.
            throw new SheetRefusal(DAMAGED, e);
        }
    }

    private List<Table> tables(ReadableWorkbook book, Map<String, List<Merge>> merges) throws IOException {
        var sheets = book.getSheets().toList();
        limits.checkSheets(sheets.size());
        var tables = new ArrayList<Table>();
        for (var sheet : sheets) {
            boolean hidden = sheet.getVisibility() != SheetVisibility.VISIBLE;
            tables.add(
                    hidden
                            ? new Table(sheet.getName(), true, List.of())
                            : table(sheet, merges.getOrDefault(sheet.getId(), List.of())));
        }
        return tables;
    }

    private Table table(Sheet sheet, List<Merge> merges) throws IOException {
        var rows = new TreeMap<Integer, List<Cell>>();
        try (var stream = sheet.openStream()) {
            stream.forEach(row -> {
                limits.checkColumns(sheet.getName(), row.getCellCount());
                cells += row.getCellCount();
                limits.checkCells(cells);
                var list = new ArrayList<Cell>(row.getCellCount());
                for (var cell : row) {
                    var read = cell == null ? Cell.BLANK : CellReader.read(cell);
                    int length = read.shown().length();
                    limits.checkLength(sheet.getName(), row.getRowNum(), length);
                    characters += length;
                    limits.checkCharacters(characters);
                    list.add(read);
                }
                if (!list.isEmpty()) {
                    // The library counts rows without a number from 0, and so may give a number twice.
                    rows.put(rows.containsKey(row.getRowNum()) ? rows.lastKey() + 1 : row.getRowNum(), list);
                }
            });
        }
        merges.forEach(merge -> spread(rows, merge));
        var filled = rows.entrySet().stream()
                .map(e -> new Table.Row(e.getKey(), e.getValue()))
                .filter(r -> !r.blank())
                .toList();
        return new Table(sheet.getName(), false, filled);
    }

    /// Every one of the merged cells gets the value that is shown for them.
    private void spread(Map<Integer, List<Cell>> rows, Merge merge) {
        var first = rows.get(merge.firstRow());
        var value = first == null || merge.firstColumn() >= first.size() ? Cell.BLANK : first.get(merge.firstColumn());
        if (value.blank() || merge.lastColumn() >= limits.columns()) {
            return;
        }
        for (int number = merge.firstRow(); number <= merge.lastRow(); number++) {
            var row = rows.get(number);
            if (row != null) {
                int wider = merge.lastColumn() + 1 - row.size();
                row.addAll(Collections.nCopies(Math.max(0, wider), Cell.BLANK));
                cells += Math.max(0, wider);
                limits.checkCells(cells);
                characters += (long) (merge.lastColumn() + 1 - merge.firstColumn())
                        * value.shown().length();
                limits.checkCharacters(characters);
                Collections.fill(row.subList(merge.firstColumn(), merge.lastColumn() + 1), value);
            }
        }
    }
}
