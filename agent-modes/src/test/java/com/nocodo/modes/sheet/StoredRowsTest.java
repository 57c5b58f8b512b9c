package com.nocodo.modes.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.backend.BackendGenerator;
import com.nocodo.modes.spec.Entity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of a sketch go into the database that the generated application makes of its spec, checks and links
/// included.
class StoredRowsTest {

    @Test
    void theDatabaseOfTheGeneratedApplicationTakesTheRows(@TempDir Path folder) throws Exception {
        assumeTrue(run(folder, "SELECT 1;").equals("1"), "needs the program sqlite3");
        var sketch = sketch();
        var sql = new StringBuilder("PRAGMA foreign_keys = ON;\n");
        BackendGenerator.generate(sketch.spec()).stream()
                .filter(f -> f.path().matches("backend/migrations/sqlite/.*/up\\.sql"))
                .sorted(java.util.Comparator.comparing(GeneratedFile::path))
                .forEach(f -> sql.append(f.content()));
        Map<String, Integer> ids = new HashMap<>();
        for (var rows : sketch.rows()) {
            int id = 0;
            for (var line : rows.lines()) {
                ids.put(rows.entity() + " " + line.number(), ++id);
                sql.append(insert(sketch.spec().get(rows.entity()), id, line, ids));
            }
        }
        sql.append("SELECT count(*), sum(preis), min(datum) FROM bestellungen JOIN kunden ON kunden.id = kunde_id;");
        sql.append(
                "SELECT b.status, k.firma, k.plz FROM bestellungen b JOIN kunden k ON k.id = b.kunde_id WHERE b.id = 2;");

        assertThat(run(folder, sql.toString())).isEqualTo("12|16182|2025-03-01\noffen|Firma 3|01003");
    }

    private static Sketch sketch() {
        return com.nocodo.modes.sheet.Files.sketch("Laden.xlsx", com.nocodo.modes.sheet.Files.xlsx(book -> {
            var orders = book.newWorksheet("Bestellungen");
            fill(orders, 0, "Nummer", "Kundennr", "Datum", "Status", "Preis", "Bezahlt");
            for (int r = 1; r <= 12; r++) {
                var status = r % 2 == 0 ? "offen" : "geliefert";
                fill(
                        orders,
                        r,
                        "B" + r,
                        "K" + (r % 4 + 1),
                        LocalDate.of(2025, 3, r),
                        status,
                        9.99 + r % 4 * 2.33,
                        r % 3 == 0 ? "ja" : "nein");
            }
            var customers = book.newWorksheet("Kunden");
            fill(customers, 0, "Kundennr", "Firma", "PLZ");
            for (int r = 1; r <= 5; r++) {
                fill(customers, r, "K" + r, "Firma " + r, "0100" + r);
            }
        }));
    }

    private static void fill(org.dhatim.fastexcel.Worksheet sheet, int row, Object... cells) {
        for (int c = 0; c < cells.length; c++) {
            com.nocodo.modes.sheet.Files.put(sheet, row, c, cells[c]);
        }
    }

    private static String insert(Entity entity, int id, Rows.Line line, Map<String, Integer> ids) {
        var columns = new ArrayList<>(List.of("id", "created_at", "updated_at"));
        var values = new ArrayList<>(List.of(Integer.toString(id), "'2026-01-01T00:00:00Z'", "'2026-01-01T00:00:00Z'"));
        line.values().forEach((name, value) -> {
            columns.add(name);
            values.add(
                    switch (value) {
                        case Boolean truth -> truth ? "1" : "0";
                        case Long number -> number.toString();
                        case BigDecimal number -> number.toPlainString();
                        default -> "'" + value.toString().replace("'", "''") + "'";
                    });
        });
        line.links().forEach((name, number) -> {
            var link = entity.relations().stream()
                    .filter(r -> r.property().equals(name))
                    .findFirst()
                    .orElseThrow();
            columns.add(name);
            values.add(String.valueOf(ids.get(link.to() + " " + number)));
        });
        return "INSERT INTO %s (%s) VALUES (%s);\n"
                .formatted(entity.plural(), String.join(", ", columns), String.join(", ", values));
    }

    /// What the SQLite shell prints; empty when there is no such program.
    private static String run(Path folder, String sql) throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("script.sql"), sql);
        var log = folder.resolve("log");
        try {
            var process = new ProcessBuilder("sqlite3", "-bail", ":memory:")
                    .redirectInput(script.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return "";
        }
        return Files.readString(log).strip();
    }
}
