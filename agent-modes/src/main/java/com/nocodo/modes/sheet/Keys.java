package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The columns by whose values other sheets may name records: hardly any value occurs twice.
final class Keys {
    private static final double DISTINCT = 0.95;

    private Keys() {}

    /// @param column the column itself; null for first and last name together
    /// @param rows row numbers by value
    /// @param twice values that several rows have
    record Key(String label, @Nullable Column column, Map<String, Integer> rows, Set<String> twice) {}

    static List<Key> of(Draft draft) {
        var keys = new ArrayList<Key>();
        for (var column : draft.columns) {
            if (column.type() == FieldType.TEXT
                    || column.type() == FieldType.INTEGER
                    || column.type() == FieldType.EMAIL) {
                add(keys, draft, column.label(), column, i -> value(draft, column, i));
            }
        }
        var first =
                draft.columns.stream().filter(c -> Words.firstName(c.label())).findFirst();
        var last = draft.columns.stream().filter(c -> Words.lastName(c.label())).findFirst();
        if (first.isPresent() && last.isPresent()) {
            add(keys, draft, "name", null, i -> value(draft, first.get(), i) + " " + value(draft, last.get(), i));
            add(keys, draft, "name", null, i -> value(draft, last.get(), i) + ", " + value(draft, first.get(), i));
        }
        return keys;
    }

    private static void add(
            List<Key> keys, Draft draft, String label, @Nullable Column column, IntFunction<String> value) {
        Map<String, Integer> rows = new HashMap<>();
        Set<String> twice = new HashSet<>();
        int filled = 0;
        for (int i = 0; i < draft.grid.rows().size(); i++) {
            var key = value.apply(i).strip();
            if (!key.isEmpty()) {
                filled++;
                if (rows.putIfAbsent(key, draft.grid.rows().get(i).number()) != null) {
                    twice.add(key);
                }
            }
        }
        if (filled > 0
                && rows.size() >= DISTINCT * filled
                && filled * 2 > draft.grid.rows().size()) {
            keys.add(new Key(label, column, rows, twice));
        }
    }

    /// The value of a cell as it is compared.
    static String value(Draft draft, Column column, int row) {
        var cell = draft.grid.rows().get(row).cell(column.head().column());
        return cell instanceof Cell.Broken || Typing.dash(cell)
                ? ""
                : cell.shown().toLowerCase(Locale.ROOT);
    }
}
