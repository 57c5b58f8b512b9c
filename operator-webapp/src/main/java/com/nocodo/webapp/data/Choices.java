package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ColumnView;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import java.util.Objects;

/// Rows of another table to choose from, found as somebody types.
final class Choices {
    private Choices() {}

    static void fill(ComboBoxBase<?, ChoiceView, ?> box, DataApi data, ColumnView column) {
        var table = Objects.requireNonNull(column.table());
        box.setItemsWithFilterConverter(
                query -> {
                    var all = data.options(table, query.getFilter().orElse(""));
                    return all.stream().skip(query.getOffset()).limit(query.getLimit());
                },
                typed -> typed);
    }
}
