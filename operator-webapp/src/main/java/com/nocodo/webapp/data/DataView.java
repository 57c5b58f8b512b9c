package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.RowView;
import com.nocodo.protocol.DataApi.TableView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The tables of a running application, one at a time.
public final class DataView extends Div {
    private static final int TYPING_MILLIS = 300;

    private final OperatorApi operator;
    private final String project;
    private final Div missing = new Div();
    private final Div tools = new Div();
    private final Div place = new Div();
    private final Select<TableView> picker = new Select<>();
    private final TextField search = new TextField();
    private final Anchor export = new Anchor();
    private final Button add = new Button();
    private @Nullable RowGrid grid;
    private @Nullable String chosen;
    private boolean seen;

    public DataView(OperatorApi operator, String project) {
        this.operator = operator;
        this.project = project;
        addClassName("data");
        tools.addClassName("tools");
        place.addClassName("place");
        missing.addClassName("missing");
        picker.setAriaLabel(getTranslation("data.table"));
        picker.setItemLabelGenerator(table -> "%s (%d)".formatted(table.label(), table.rows()));
        picker.addValueChangeListener(change -> show(change.getValue()));
        search.setPlaceholder(getTranslation("data.search"));
        search.setAriaLabel(getTranslation("data.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_MILLIS);
        search.addValueChangeListener(change -> search());
        tools.add(picker, search, add, imports(), export);
        add(missing, tools, place);
        shows(false);
    }

    private Button imports() {
        add.setText(getTranslation("data.add"));
        add.setIcon(VaadinIcon.PLUS.create());
        add.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add.addClickListener(click -> table(table -> new RowDialog(data(), table, null, this::changed).open()));
        export.setText(getTranslation("data.export"));
        export.getElement().setAttribute("download", true);
        export.setRouterIgnore(true);
        return new Button(
                getTranslation("data.import"),
                VaadinIcon.UPLOAD.create(),
                click -> table(table -> new ImportDialog(operator, project, table).open()));
    }

    private void table(Consumer<TableView> work) {
        if (picker.getValue() != null) {
            work.accept(picker.getValue());
        }
    }

    private DataApi data() {
        return operator.data(project);
    }

    /// Nothing is asked for before somebody looks.
    @Override
    protected void onAttach(AttachEvent event) {
        if (!seen) {
            seen = true;
            load();
        }
    }

    /// Something changed that is shown here.
    public void refresh() {
        if (seen) {
            load();
        }
    }

    private void changed() {
        load();
    }

    private void load() {
        try {
            var state = operator.project(project).state();
            if (state.equals("running")) {
                show(data().tables());
            } else {
                stopped(state);
            }
        } catch (ProblemException e) {
            tell(e.problem().message());
        }
    }

    private void shows(boolean rows) {
        missing.setVisible(!rows);
        tools.setVisible(rows);
        place.setVisible(rows);
    }

    private void tell(String text) {
        missing.removeAll();
        missing.add(new Paragraph(text));
        shows(false);
    }

    private void stopped(String state) {
        var ready = state.equals("ready");
        tell(getTranslation(ready ? "data.stopped" : "data.none"));
        if (ready) {
            var start = new Button(getTranslation("preview.start"), click -> start());
            start.addThemeVariants(ButtonVariant.AURA_PRIMARY);
            missing.add(start);
        }
    }

    private void start() {
        try {
            operator.start(project);
            load();
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private void show(List<TableView> tables) {
        if (tables.isEmpty()) {
            tell(getTranslation("data.empty"));
            return;
        }
        shows(true);
        var before = chosen;
        picker.setItems(tables);
        picker.setValue(tables.stream()
                .filter(table -> table.name().equals(before))
                .findFirst()
                .orElse(tables.getFirst()));
    }

    private void show(@Nullable TableView table) {
        if (table == null) {
            return;
        }
        export.setHref("/api/v1/projects/%s/data/%s/export".formatted(project, table.name()));
        if (grid != null && grid.shows(table)) {
            grid.refresh();
            return;
        }
        chosen = table.name();
        grid = new RowGrid(data(), table, this::edit);
        place.removeAll();
        place.add(grid);
        search.clear();
    }

    private void edit(RowView row) {
        table(table -> new RowDialog(data(), table, row, this::changed).open());
    }

    private void search() {
        if (grid != null) {
            grid.search(search.getValue());
        }
    }
}
