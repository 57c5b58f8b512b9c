package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Grid.Head;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One column with its type and, row by row, its typed values.
///
/// @param values JSON-ready; null where the cell is empty or did not fit
/// @param labels of an enum, by the name of the value
/// @param scale digits after the point of a decimal
record Column(
        Head head,
        FieldType type,
        List<@Nullable Object> values,
        Map<String, String> labels,
        int scale,
        boolean required,
        boolean unique) {

    String label() {
        return head.label();
    }
}
