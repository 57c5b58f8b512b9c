package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes rows of totals, and notes below the table, out of the data.
final class Totals {
    private static final Pattern WORD = Pattern.compile(
            "(?i)(zwischen|gesamt|end)?(summe|saldo)n?\\b.*|gesamt(betrag|preis|kosten)?|insgesamt|Σ|∑|(grand |sub ?-?)?totals?|sum|durchschnitt|mittelwert|average|mean");

    private Totals() {}

    static List<Row> without(String sheet, List<Row> rows, Numbers numbers, Findings findings) {
        var kept = new ArrayList<>(rows);
        int width = rows.stream().mapToInt(r -> (int) r.filled()).max().orElse(0);
        while (!kept.isEmpty() && width > 2 && note(kept, width)) {
            findings.row(sheet, kept.removeLast(), "looks like a note below the table");
        }
        var data = new ArrayList<Row>();
        for (var row : kept) {
            if (named(row, width, numbers)) {
                findings.row(sheet, row, "looks like a row of totals");
            } else {
                data.add(row);
            }
        }
        if (data.size() > 2 && adds(data, width, numbers)) {
            findings.row(
                    sheet, data.removeLast(), "looks like a row of totals: its numbers are the sums of those above");
        }
        return data;
    }

    /// One lonely text after a gap.
    private static boolean note(List<Row> rows, int width) {
        var last = rows.getLast();
        boolean gap =
                rows.size() > 1 && last.number() > rows.get(rows.size() - 2).number() + 1;
        return gap && last.filled() == 1 && last.cells().stream().anyMatch(c -> c instanceof Cell.Text)
                || rows.size() > 1
                        && last.filled() == 1
                        && last.cells().stream()
                                .anyMatch(c -> c.shown().matches("(?s)([*]|Stand:|Hinweis|Note:|Source:|Quelle:).*"))
                        && width > 2;
    }

    /// A word for totals comes first (in every one of merged cells), and behind it there are only numbers.
    private static boolean named(Row row, int width, Numbers numbers) {
        var filled = row.cells().stream().filter(c -> !c.blank()).toList();
        boolean word = filled.getFirst() instanceof Cell.Text text
                && WORD.matcher(text.text().replaceAll("[:.]+$", "")).matches();
        return word
                && width > 1
                && filled.stream()
                        .skip(1)
                        .allMatch(c -> number(c, numbers).isPresent()
                                || c instanceof Cell.Broken
                                || c.equals(filled.getFirst()));
    }

    /// Only numbers, fewer than elsewhere, and each with its column's sum.
    private static boolean adds(List<Row> rows, int width, Numbers numbers) {
        var last = rows.getLast();
        boolean onlyNumbers = last.cells().stream()
                .allMatch(c -> c.blank() || number(c, numbers).isPresent());
        if (!onlyNumbers || last.filled() >= width) {
            return false;
        }
        boolean any = false;
        for (int c = 0; c < last.cells().size(); c++) {
            var sum = number(last.cell(c), numbers);
            if (sum.isPresent()) {
                var above = BigDecimal.ZERO;
                for (var row : rows.subList(0, rows.size() - 1)) {
                    above = above.add(number(row.cell(c), numbers).orElse(BigDecimal.ZERO));
                }
                if (above.subtract(sum.get()).abs().compareTo(new BigDecimal("0.01")) > 0) {
                    return false;
                }
                any |= sum.get().signum() != 0;
            }
        }
        return any;
    }

    private static Optional<BigDecimal> number(Cell cell, Numbers numbers) {
        return switch (cell) {
            case Cell.Number number -> Optional.of(number.value());
            case Cell.Text text
            when !Numbers.leadingZero(text.text()) -> Numbers.bare(text.text()).flatMap(b -> numbers.value(b.digits()));
            default -> Optional.empty();
        };
    }
}
