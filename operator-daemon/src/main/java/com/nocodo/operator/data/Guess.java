package com.nocodo.operator.data;

import com.nocodo.modes.sheet.SheetTable;
import com.nocodo.modes.spec.Names;
import com.nocodo.protocol.DataApi.SheetColumnView;
import com.nocodo.protocol.DataApi.SheetView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the columns of a spreadsheet may belong, by their names: the same name, else one that begins with the other.
record Guess(Fields fields) {
    private static final int SHORTEST = 3;

    SheetView of(SheetTable table) {
        List<SheetColumnView> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (var column : table.columns()) {
            var guess = guess(column, taken);
            guess.ifPresent(taken::add);
            columns.add(new SheetColumnView(column, table.samples(column), guess.orElse(null)));
        }
        return new SheetView(table.name(), table.size(), columns);
    }

    private Optional<String> guess(String column, Set<String> taken) {
        var wanted = Names.identifier(column);
        var free = fields.columns().stream()
                .filter(field -> !field.readOnly() && !taken.contains(field.name()))
                .toList();
        return free.stream()
                .filter(field -> wanted.equals(field.name())
                        || wanted.equals(Names.identifier(field.label()))
                        || field.name().equals(wanted + "_id"))
                .findFirst()
                .or(() -> free.stream().filter(field -> like(wanted, field)).findFirst())
                .map(Fields.Column::name);
    }

    private static boolean like(String wanted, Fields.Column field) {
        var label = Names.identifier(field.label());
        var shorter = Math.min(wanted.length(), label.length());
        return shorter >= SHORTEST && (wanted.startsWith(label) || label.startsWith(wanted));
    }
}
