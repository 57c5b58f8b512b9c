package com.nocodo.webapp.data;

import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.DataApi.FitView;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.DataApi.SheetView;
import com.nocodo.protocol.DataApi.TableView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.files.FilePicker;
import com.nocodo.webapp.files.Misfits;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of a spreadsheet into a table: choose the file, say where its columns belong, see what would fit, go.
final class ImportDialog extends Dialog {
    private final String key = UUID.randomUUID().toString();
    private final OperatorApi operator;
    private final String project;
    private final TableView table;
    private final Div place = new Div();
    private final Button tryIt = new Button();
    private final Button go = new Button();
    private @Nullable AttachmentView file;
    private @Nullable Mapping mapping;

    ImportDialog(OperatorApi operator, String project, TableView table) {
        this.operator = operator;
        this.project = project;
        this.table = table;
        addClassName("import");
        setHeaderTitle(getTranslation("import.title", table.label()));
        setWidth("min(44rem, 96vw)");
        place.addClassName("import-steps");
        var picker = new FilePicker(operator.attachments(), FilePicker.SHEETS, place, "", this::read);
        picker.label(getTranslation("import.choose"));
        place.add(new Paragraph(getTranslation("import.hint")), picker);
        add(place);
        tryIt.setText(getTranslation("import.try"));
        tryIt.addClickListener(click -> tryIt());
        go.setText(getTranslation("import.go"));
        go.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        go.addClickListener(click -> go());
        tryIt.setVisible(false);
        go.setVisible(false);
        getFooter().add(new Button(getTranslation("data.cancel"), click -> close()), tryIt, go);
    }

    private void read(AttachmentView chosen) {
        try {
            var sheets = operator.data(project).sheets(chosen.id(), table.name());
            file = chosen;
            map(sheets);
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private void map(List<SheetView> sheets) {
        place.removeAll();
        if (sheets.size() > 1) {
            var sheet = new Select<SheetView>();
            sheet.setLabel(getTranslation("import.sheet"));
            sheet.setItemLabelGenerator(one -> "%s (%d)".formatted(one.sheet(), one.rows()));
            sheet.setItems(sheets);
            sheet.setValue(sheets.getFirst());
            sheet.addValueChangeListener(change -> map(change.getValue()));
            place.add(sheet);
        }
        map(sheets.getFirst());
        tryIt.setVisible(true);
        go.setVisible(true);
    }

    private void map(SheetView sheet) {
        if (mapping != null) {
            place.remove(mapping);
        }
        mapping = new Mapping(table, sheet);
        place.add(mapping);
        place.getElement().executeJs("this.querySelector('vaadin-select')?.focus()");
    }

    private ImportRequest request() {
        var known = Objects.requireNonNull(mapping);
        return new ImportRequest(Objects.requireNonNull(file).id(), known.sheet(), table.name(), known.fields());
    }

    /// On a thread of its own: the page stays alive while many rows are tried.
    private void tryIt() {
        var ui = getUI().orElseThrow();
        var request = request();
        result(new Div(new Paragraph(getTranslation("import.trying"))));
        tryIt.setEnabled(false);
        go.setEnabled(false);
        Thread.ofVirtual().name("import-trial").start(() -> tried(ui, request));
    }

    private void tried(UI ui, ImportRequest request) {
        try {
            var fit = operator.data(project).tryImport(request, progress -> {});
            ui.access(() -> over(told(fit)));
        } catch (ProblemException e) {
            ui.access(() -> over(new Div(new Paragraph(e.problem().message()))));
        }
    }

    private void over(Div shown) {
        result(shown);
        tryIt.setEnabled(true);
        go.setEnabled(true);
    }

    private void result(Div shown) {
        place.getChildren()
                .filter(one -> one.getElement().getAttribute("role") != null)
                .toList()
                .forEach(place::remove);
        shown.getElement().setAttribute("role", "status");
        place.add(shown);
    }

    private Div told(FitView fit) {
        var told = new Div(
                new Paragraph(getTranslation("import.fit", fit.rows(), fit.refused(), Misfits.values(fit.misfits()))));
        if (!fit.misfits().isEmpty()) {
            told.add(new Misfits(fit.misfits()));
        }
        return told;
    }

    private void go() {
        try {
            operator.data(project).queueImport(request(), key);
            close();
            Notices.tell(getTranslation("import.queued"));
        } catch (ProblemException e) {
            result(new Div(new Paragraph(e.problem().message())));
        }
    }
}
