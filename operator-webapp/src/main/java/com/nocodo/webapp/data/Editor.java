package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ColumnView;
import com.nocodo.protocol.DataApi.RowView;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One field of a row to fill in.
///
/// @param value as the operator takes it
record Editor(ColumnView column, Component field, Supplier<String> value) {

    static Editor of(DataApi data, ColumnView column, @Nullable RowView row) {
        var before = row == null ? "" : row.values().getOrDefault(column.name(), "");
        var label = row == null ? "" : row.labels().getOrDefault(column.name(), before);
        var editor = switch (column.type()) {
            case "boolean" -> truth(column, before);
            case "enum" -> choice(column, before);
            case "link" -> link(data, column, before, label);
            case "links" -> links(data, column, before, label);
            case "date" -> day(column, before);
            case "long_text" -> large(column, before);
            default -> text(column, before);
        };
        if (editor.field() instanceof HasLabel labelled) {
            labelled.setLabel(column.label());
        }
        if (editor.field() instanceof AbstractField<?, ?> field) {
            field.setReadOnly(column.readOnly());
            field.setRequiredIndicatorVisible(column.required());
        }
        return editor;
    }

    private static Editor text(ColumnView column, String before) {
        var field = new TextField();
        field.setValue(before);
        field.setHelperText(
                switch (column.type()) {
                    case "datetime" -> "2026-05-01T10:00:00Z";
                    case "time" -> "10:00:00";
                    case "money", "decimal", "percent" -> "12.50";
                    default -> null;
                });
        return new Editor(column, field, field::getValue);
    }

    private static Editor large(ColumnView column, String before) {
        var field = new TextArea();
        field.setValue(before);
        return new Editor(column, field, field::getValue);
    }

    private static Editor truth(ColumnView column, String before) {
        var field = new Checkbox();
        field.setValue(before.equals("true"));
        return new Editor(column, field, () -> String.valueOf(field.getValue()));
    }

    private static Editor day(ColumnView column, String before) {
        var field = new DatePicker();
        field.setValue(before.isEmpty() ? null : LocalDate.parse(before));
        return new Editor(
                column,
                field,
                () -> field.getValue() == null ? "" : field.getValue().toString());
    }

    private static Editor choice(ColumnView column, String before) {
        var field = new ComboBox<ChoiceView>();
        field.setItems(column.choices());
        return one(
                column,
                field,
                column.choices().stream()
                        .filter(choice -> choice.id().equals(before))
                        .findFirst()
                        .orElse(null));
    }

    private static Editor link(DataApi data, ColumnView column, String before, String label) {
        var field = new ComboBox<ChoiceView>();
        Choices.fill(field, data, column);
        return one(column, field, before.isEmpty() ? null : new ChoiceView(before, label));
    }

    private static Editor one(ColumnView column, ComboBox<ChoiceView> field, @Nullable ChoiceView before) {
        field.setItemLabelGenerator(ChoiceView::label);
        field.setClearButtonVisible(!column.required());
        field.setValue(before);
        return new Editor(
                column,
                field,
                () -> field.getValue() == null ? "" : field.getValue().id());
    }

    private static Editor links(DataApi data, ColumnView column, String before, String labels) {
        var field = new MultiSelectComboBox<ChoiceView>();
        Choices.fill(field, data, column);
        field.setItemLabelGenerator(ChoiceView::label);
        field.setValue(chosen(before, labels));
        return new Editor(
                column,
                field,
                () -> field.getValue().stream().map(ChoiceView::id).collect(Collectors.joining(",")));
    }

    private static Set<ChoiceView> chosen(String ids, String labels) {
        List<String> names = new ArrayList<>(List.of(labels.split(", ", -1)));
        Set<ChoiceView> chosen = new LinkedHashSet<>();
        var numbers = ids.isEmpty() ? new String[0] : ids.split(",", -1);
        for (int n = 0; n < numbers.length; n++) {
            chosen.add(new ChoiceView(numbers[n], numbers.length == names.size() ? names.get(n) : numbers[n]));
        }
        return chosen;
    }

    void wrong(@Nullable String why) {
        if (field instanceof HasValidationProperties checked) {
            checked.setInvalid(why != null);
            checked.setErrorMessage(why == null ? "" : why);
        }
    }
}
