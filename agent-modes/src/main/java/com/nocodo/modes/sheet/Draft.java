package com.nocodo.modes.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One entity in the making: a grid, its typed columns, and those of them that turned out to be links.
final class Draft {
    final Grid grid;
    final Nouns nouns;
    final String name;
    final List<Column> columns;
    final List<Link> links = new ArrayList<>();

    Draft(Grid grid, Nouns nouns, String name, List<Column> columns) {
        this.grid = grid;
        this.nouns = nouns;
        this.name = name;
        this.columns = new ArrayList<>(columns);
    }

    /// A column whose values name records of another sheet, or of this one.
    ///
    /// @param rows the numbers of the rows that are meant, row by row; null where none is
    record Link(Column column, Draft to, List<@Nullable Integer> rows) {
        boolean required(Draft holder) {
            return to != holder && rows.size() >= 5 && rows.stream().allMatch(Objects::nonNull);
        }
    }
}
