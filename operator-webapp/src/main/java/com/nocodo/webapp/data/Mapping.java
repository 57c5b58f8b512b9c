package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi.ColumnView;
import com.nocodo.protocol.DataApi.SheetColumnView;
import com.nocodo.protocol.DataApi.SheetView;
import com.nocodo.protocol.DataApi.TableView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.Map;

/// Where the columns of a spreadsheet belong: guessed, and to be put right.
final class Mapping extends Div {
    private final SheetView sheet;
    private final Map<String, Select<ColumnView>> selects = new HashMap<>();

    Mapping(TableView table, SheetView sheet) {
        this.sheet = sheet;
        addClassName("mapping");
        sheet.columns().forEach(column -> add(line(table, column)));
    }

    private Div line(TableView table, SheetColumnView column) {
        var fields = table.columns().stream().filter(field -> !field.readOnly()).toList();
        var select = new Select<ColumnView>();
        select.setLabel(column.name());
        select.setHelperText(String.join(", ", column.samples()));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("import.leave-out"));
        select.setItemLabelGenerator(field -> field == null ? getTranslation("import.leave-out") : field.label());
        select.setItems(fields);
        fields.stream()
                .filter(field -> field.name().equals(column.field()))
                .findFirst()
                .ifPresent(select::setValue);
        selects.put(column.name(), select);
        return new Div(select, new Span());
    }

    String sheet() {
        return sheet.sheet();
    }

    Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        selects.forEach((column, select) -> {
            if (select.getValue() != null) {
                fields.put(column, select.getValue().name());
            }
        });
        return fields;
    }
}
