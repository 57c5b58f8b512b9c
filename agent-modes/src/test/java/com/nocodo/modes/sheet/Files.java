package com.nocodo.modes.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Makes small spreadsheet files, as a spreadsheet program saves them.
final class Files {
    private Files() {}

    static byte[] xlsx(Consumer<Workbook> content) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            content.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// One sheet; a cell is text, a number, a boolean, a date or null.
    static byte[] xlsx(String sheet, @Nullable Object[]... rows) {
        return xlsx(book -> fill(book.newWorksheet(sheet), rows));
    }

    static void fill(Worksheet sheet, @Nullable Object[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                put(sheet, r, c, rows[r][c]);
            }
        }
    }

    static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean truth -> sheet.value(row, column, truth);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case LocalDateTime at -> {
                sheet.value(row, column, at);
                sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
            }
            default -> sheet.value(row, column, value.toString());
        }
    }

    static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    /// A ZIP file of these parts.
    static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Sketch sketch(String name, byte[] bytes) {
        try {
            return Sketches.of(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sketch csv(String name, String text) {
        return sketch(name, text.getBytes(UTF_8));
    }

    static Sketch csv(String name, String text, Charset charset) {
        return sketch(name, text.getBytes(charset));
    }

    static List<Table> tables(byte[] bytes, Limits limits) {
        try {
            return SheetFiles.read("file.xlsx", new ByteArrayInputStream(bytes), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Entity only(Sketch sketch) {
        return sketch.spec().entities().getFirst();
    }

    static Field field(Sketch sketch, String name) {
        return only(sketch)
                .field(name)
                .orElseThrow(() -> new AssertionError("no field %s in %s"
                        .formatted(
                                name,
                                only(sketch).fields().stream().map(Field::name).toList())));
    }

    /// The values of one property of the first entity, row by row; null where there is none.
    static List<@Nullable Object> values(Sketch sketch, String property) {
        var lines = sketch.rows(only(sketch).name()).lines();
        return new java.util.ArrayList<>(lines.stream()
                .map(l -> l.values().get(property))
                .map(v -> v instanceof BigDecimal n ? n.stripTrailingZeros().toPlainString() : v)
                .toList());
    }
}
