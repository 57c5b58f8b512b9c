package com.nocodo.modes.sheet;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What holds for the whole file.
///
/// @param currency ISO 4217 code of all money
/// @param currencyTold whether a cell names it; else the language does
/// @param zone in which times of the file are meant
record Context(boolean german, String currency, boolean currencyTold, ZoneId zone) {
    private static final int LOOKED_AT = 2000;

    static Context of(List<Table> tables, ZoneId zone) {
        boolean german = Words.german(tables);
        var told = currency(tables);
        return new Context(german, told.orElse(german ? "EUR" : "USD"), told.isPresent(), zone);
    }

    /// The currency that most cells name.
    private static Optional<String> currency(List<Table> tables) {
        Map<String, Integer> counts = new TreeMap<>();
        tables.stream()
                .flatMap(t -> t.rows().stream().limit(LOOKED_AT))
                .flatMap(r -> r.cells().stream())
                .map(Context::currency)
                .filter(c -> c.matches("[A-Z]{3}"))
                .forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    static String currency(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> number.currency();
            case Cell.Text text ->
                Numbers.bare(text.text()).map(Numbers.Bare::currency).orElse("");
            default -> "";
        };
    }
}
