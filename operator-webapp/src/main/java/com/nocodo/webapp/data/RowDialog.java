package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.RowView;
import com.nocodo.protocol.DataApi.TableView;
import com.nocodo.protocol.Keys;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row to fill in, to change or to remove. What the application refuses is told at the field that it is about.
final class RowDialog extends Dialog {
    private final DataApi data;
    private final TableView table;
    private final @Nullable RowView row;
    private final Runnable changed;
    private final List<Editor> editors;
    private final Div alarm = new Div();
    private Map<String, String> sent = Map.of();
    private String key = "";
    private boolean inDoubt;

    RowDialog(DataApi data, TableView table, @Nullable RowView row, Runnable changed) {
        this.data = data;
        this.table = table;
        this.row = row;
        this.changed = changed;
        this.editors = table.columns().stream()
                .filter(column -> row != null || !column.readOnly())
                .map(column -> Editor.of(data, column, row))
                .toList();
        setHeaderTitle(table.label() + (row == null ? "" : " " + row.id()));
        setWidth("min(36rem, 94vw)");
        alarm.getElement().setAttribute("role", "alert");
        alarm.addClassName("alarm");
        alarm.setVisible(false);
        var form = new Div(alarm);
        form.addClassName("row-form");
        editors.forEach(editor -> form.add(editor.field()));
        add(form);
        foot();
    }

    private void foot() {
        var save = new Button(getTranslation("settings.save"), click -> save());
        save.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        var cancel = new Button(getTranslation("data.cancel"), click -> close());
        if (row != null) {
            var remove = new Button(getTranslation("data.delete"), click -> confirm(row));
            remove.addThemeVariants(ButtonVariant.AURA_DANGER);
            getFooter().add(remove);
        }
        getFooter().add(cancel, save);
    }

    private void save() {
        editors.forEach(editor -> editor.wrong(null));
        alarm.setVisible(false);
        try {
            if (row == null) {
                create(entered());
            } else {
                var different = entered();
                different
                        .entrySet()
                        .removeIf(one ->
                                one.getValue().equals(row.values().getOrDefault(one.getKey(), empty(one.getKey()))));
                if (!different.isEmpty()) {
                    data.update(table.name(), row.id(), row.version(), different);
                }
            }
            close();
            changed.run();
        } catch (ProblemException e) {
            failed(e.problem());
        }
    }

    /// A row that was sent without an answer may be there: whoever looked may add it all the same.
    private void failed(Problem problem) {
        if (inDoubt && isAboutKey(problem)) {
            key = "";
            alarm.removeAll();
            alarm.add(new Paragraph(getTranslation("data.in-doubt")));
            alarm.setVisible(true);
            return;
        }
        inDoubt |= row == null && problem.code() == Problem.Code.UNAVAILABLE;
        wrong(problem);
    }

    private static boolean isAboutKey(Problem problem) {
        return problem.code() == Problem.Code.CONFLICT
                && problem.errors().stream().anyMatch(error -> error.field().equals(Keys.IN_DOUBT));
    }

    /// The same row again is sent under the same key: where the first answer was lost, it may be there already.
    private void create(Map<String, String> values) {
        if (key.isEmpty() || !values.equals(sent)) {
            key = UUID.randomUUID().toString();
            sent = values;
            inDoubt = false;
        }
        data.create(table.name(), values, key);
    }

    private String empty(String column) {
        var truth = table.columns().stream()
                .anyMatch(one -> one.name().equals(column) && one.type().equals("boolean"));
        return truth ? "false" : "";
    }

    private Map<String, String> entered() {
        Map<String, String> values = new LinkedHashMap<>();
        for (var editor : editors) {
            var value = editor.value().get();
            if (!editor.column().readOnly() && (row != null || !value.isEmpty())) {
                values.put(editor.column().name(), value);
            }
        }
        return values;
    }

    private void wrong(Problem problem) {
        var elsewhere = problem.message();
        for (var error : problem.errors()) {
            var editor = editors.stream()
                    .filter(one -> one.column().name().equals(error.field()))
                    .findFirst();
            if (editor.isPresent()) {
                editor.get().wrong(error.message());
            } else if (!error.message().equals(problem.message())) {
                elsewhere += " " + error.message();
            }
        }
        alarm.removeAll();
        alarm.add(new Paragraph(elsewhere));
        alarm.setVisible(true);
    }

    private void confirm(RowView gone) {
        var sure = new ConfirmDialog(
                getTranslation("data.delete.title"),
                getTranslation("data.delete.sure", table.label(), gone.id()),
                getTranslation("data.delete"),
                click -> delete(gone),
                getTranslation("data.cancel"),
                click -> {});
        sure.setConfirmButtonTheme("error primary");
        sure.open();
    }

    private void delete(RowView gone) {
        try {
            data.delete(table.name(), gone.id());
            close();
            changed.run();
        } catch (ProblemException e) {
            wrong(e.problem());
        }
    }
}
