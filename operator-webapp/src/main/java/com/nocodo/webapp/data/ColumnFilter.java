package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ColumnView;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;

/// One value that a column must have.
final class ColumnFilter extends Div {
    private final String name;

    ColumnFilter(DataApi data, ColumnView column, Consumer<String> wanted) {
        this.name = getTranslation("data.filter", column.label());
        addClassName("filter");
        switch (column.type()) {
            case "enum" -> choose(column.choices(), wanted);
            case "boolean" ->
                choose(
                        List.of(
                                new ChoiceView("true", getTranslation("data.yes")),
                                new ChoiceView("false", getTranslation("data.no"))),
                        wanted);
            case "link", "links" -> link(data, column, wanted);
            case "date" -> day(wanted);
            case "datetime", "file", "image", "computed" -> {}
            default -> text(wanted);
        }
    }

    private void choose(List<ChoiceView> choices, Consumer<String> wanted) {
        var box = box(wanted);
        box.setItems(choices);
    }

    private ComboBox<ChoiceView> box(Consumer<String> wanted) {
        var box = new ComboBox<ChoiceView>();
        box.setItemLabelGenerator(ChoiceView::label);
        box.setClearButtonVisible(true);
        box.setAriaLabel(name);
        box.setWidthFull();
        box.addValueChangeListener(change ->
                wanted.accept(change.getValue() == null ? "" : change.getValue().id()));
        add(box);
        return box;
    }

    private void link(DataApi data, ColumnView column, Consumer<String> wanted) {
        Choices.fill(box(wanted), data, column);
    }

    private void day(Consumer<String> wanted) {
        var day = new DatePicker();
        day.setAriaLabel(name);
        day.setClearButtonVisible(true);
        day.setLocale(getLocale());
        day.setWidthFull();
        day.addValueChangeListener(change ->
                wanted.accept(change.getValue() == null ? "" : change.getValue().toString()));
        add(day);
    }

    private void text(Consumer<String> wanted) {
        var text = new TextField();
        text.setAriaLabel(name);
        text.setPlaceholder("=");
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.setWidthFull();
        text.addValueChangeListener(change -> wanted.accept(change.getValue().strip()));
        add(text);
    }
}
