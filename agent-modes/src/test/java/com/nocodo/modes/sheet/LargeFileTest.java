package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.fill;
import static com.nocodo.modes.sheet.Files.put;
import static com.nocodo.modes.sheet.Files.row;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.xlsx;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.FieldType;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LargeFileTest {
    private static final int ROWS = 50_000;

    @Test
    void fiftyThousandRowsOfAWorkbookAreRead() {
        var bytes = xlsx(book -> {
            var customers = book.newWorksheet("Customers");
            fill(customers, row("Customer no", "Company", "Town"));
            for (int r = 1; r <= 2000; r++) {
                fillRow(customers, r, "C-" + r, "Firm " + r, "Town " + r % 90);
            }
            var orders = book.newWorksheet("Orders");
            fill(orders, row("Order no", "Customer no", "Date", "Status", "Pieces", "Price", "Paid", "Notes"));
            for (int r = 1; r <= ROWS; r++) {
                fillRow(
                        orders,
                        r,
                        "O-" + r,
                        r == 777 ? "C-9999" : "C-" + (r % 2000 + 1),
                        LocalDate.of(2020, 1, 1).plusDays(r % 1500),
                        r % 3 == 0 ? "open" : "shipped",
                        r % 40,
                        r % 1000 + 0.25,
                        r % 2 == 0 ? "yes" : "no",
                        "order number " + r);
            }
        });

        long start = cpu();
        var sketch = sketch("file.xlsx", bytes);
        say("XLSX", bytes.length, start);

        assertThat(sketch.rows("order_record").lines()).hasSize(ROWS);
        assertThat(sketch.spec().get("order_record").fields().stream().map(f -> f.type()))
                .containsExactly(
                        FieldType.TEXT,
                        FieldType.DATE,
                        FieldType.ENUM,
                        FieldType.INTEGER,
                        FieldType.MONEY,
                        FieldType.BOOLEAN,
                        FieldType.TEXT);
        assertThat(sketch.misfits()).extracting(Misfit::row).containsExactly(778);
    }

    @Test
    void fiftyThousandRowsOfTextAreRead() {
        var text = new StringBuilder("Nummer;Datum;Betrag;Ort;Bezahlt;Anteil;Text\n");
        for (int r = 1; r <= ROWS; r++) {
            text.append("%05d;%02d.%02d.2025;%d.%03d,%02d;Ort %d;%s;%d,5 %%;Zeile %d\n"
                    .formatted(
                            r,
                            r % 28 + 1,
                            r % 12 + 1,
                            r % 90 + 1,
                            r % 1000,
                            r % 100,
                            r % 80,
                            r % 2 == 0 ? "ja" : "nein",
                            r % 100,
                            r));
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        long start = cpu();
        var sketch = sketch("Rechnungen.csv", bytes);
        say("CSV", bytes.length, start);

        assertThat(sketch.spec().get("rechnung").fields().stream().map(f -> f.type()))
                .containsExactly(
                        FieldType.TEXT,
                        FieldType.DATE,
                        FieldType.MONEY,
                        FieldType.TEXT,
                        FieldType.BOOLEAN,
                        FieldType.PERCENT,
                        FieldType.TEXT);
        assertThat(sketch.rows("rechnung").lines()).hasSize(ROWS);
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void fiftyThousandRowsWithEmptyRowsBetweenThemAreReadInLinearTime() {
        var text = new StringBuilder("Item,Shelf,Keeper\n");
        for (int r = 1; r <= ROWS; r++) {
            text.append("Lamp %c,Shelf %c,Keeper %c\n".formatted('a' + r % 26, 'a' + r % 7, 'a' + r % 9));
            text.append(r % 2 == 0 ? ",,\n" : "");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        long start = cpu();
        var sketch = sketch("Items.csv", bytes);
        say("CSV with gaps", bytes.length, start);

        assertThat(sketch.rows("item").lines()).hasSize(ROWS);
        assertThat(Duration.ofNanos(cpu() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    @Tag("all")
    void aSheetOfFiveHundredColumnsIsReadInLinearTime() {
        var text = new StringBuilder("Item");
        IntStream.range(1, 500).forEach(c -> text.append(",Part ").append(c));
        text.append('\n');
        for (int r = 1; r <= 2000; r++) {
            text.append("Lamp %d".formatted(r)).append(",1234".repeat(499)).append('\n');
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        long start = cpu();
        var sketch = sketch("Items.csv", bytes);
        say("CSV of 500 columns", bytes.length, start);

        assertThat(sketch.rows("item").lines()).hasSize(2000);
        assertThat(Duration.ofNanos(cpu() - start)).isLessThan(Duration.ofSeconds(40));
    }

    private static void fillRow(org.dhatim.fastexcel.Worksheet sheet, int row, Object... cells) {
        for (int c = 0; c < cells.length; c++) {
            put(sheet, row, c, cells[c]);
        }
    }

    private static void say(String what, int bytes, long start) {
        var took = Duration.ofNanos(cpu() - start);
        System.out.printf(
                "%s of %,d rows, %,d bytes: sketch in %d ms of CPU time%n", what, ROWS, bytes, took.toMillis());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
