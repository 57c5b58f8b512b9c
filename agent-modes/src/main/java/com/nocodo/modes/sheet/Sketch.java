package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.AppSpec;
import java.util.List;

/// What a spreadsheet file became, to be corrected before anything is built.
///
/// @param spec a checked spec; what was guessed says so in its origins
/// @param rows of each entity, those that others link to first
/// @param misfits every value and row that is not in `rows`, by sheet and row
/// @param remarks what was assumed
public record Sketch(AppSpec spec, List<Rows> rows, List<Misfit> misfits, List<Remark> remarks) {
    public Sketch {
        rows = List.copyOf(rows);
        misfits = List.copyOf(misfits);
        remarks = List.copyOf(remarks);
    }

    /// The rows of an entity that the sketch has.
    public Rows rows(String entity) {
        return rows.stream()
                .filter(r -> r.entity().equals(entity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No rows of '%s'".formatted(entity)));
    }
}
