package com.nocodo.modes.sheet;

import java.util.List;
import java.util.Map;

/// The typed rows of one entity; a row comes after the rows of the same entity that it links to.
///
/// @param entity its name in the spec
/// @param sheet where the rows come from
public record Rows(String entity, String sheet, List<Line> lines) {
    public Rows {
        lines = List.copyOf(lines);
    }

    /// One row.
    ///
    /// @param number in the spreadsheet program, from 1
    /// @param values by the spec's property names, as the application's JSON has them: a `String`, `Long`,
    ///     `BigDecimal` or `Boolean`; money in minor units, dates ISO. What is absent is empty.
    /// @param links by the spec's property names (`customer_id`): the number of the row of the other entity
    public record Line(int number, Map<String, Object> values, Map<String, Integer> links) {}
}
