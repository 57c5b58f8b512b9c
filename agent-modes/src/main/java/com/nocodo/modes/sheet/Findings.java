package com.nocodo.modes.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Collects what did not fit while a sketch is made.
final class Findings {
    private static final int LONGEST_VALUE = 200;
    private final List<Misfit> misfits = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    void value(String sheet, int row, String column, String value, String reason) {
        misfits.add(new Misfit(sheet, row, column, cut(value), reason));
    }

    void row(String sheet, Table.Row row, String reason) {
        var shown =
                row.cells().stream().filter(c -> !c.blank()).map(Cell::shown).collect(Collectors.joining(" | "));
        misfits.add(new Misfit(sheet, row.number(), "", cut(shown), reason));
    }

    void remark(String sheet, String text) {
        remarks.add(new Remark(sheet, text));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /// In the order of the sheets' names in `sheets`, then of the rows.
    List<Misfit> misfits(List<String> sheets) {
        return misfits.stream()
                .sorted(Comparator.comparingInt((Misfit m) -> sheets.indexOf(m.sheet()))
                        .thenComparingInt(Misfit::row))
                .toList();
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
