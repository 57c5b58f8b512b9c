package com.nocodo.vault.ui;

import com.nocodo.vault.door.CodingClisView;
import com.nocodo.vault.door.CodingClisView.CliView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The coding CLIs of a server: whose each is, which are there, and which ones the person wants.
final class CodingClisPart extends Section {
    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final CodingClisView clis;
    private final Button change;

    /// @param changed looks at the server again
    CodingClisPart(Person person, String server, Runnable changed) {
        clis = person.vault().tools().codingClis(server);
        change = new Button(
                "",
                click -> Parts.tried(() -> {
                    person.vault().tools().setCodingClis(server, ticked());
                    changed.run();
                }));
        add(new H2("Coding CLIs"));
        if (clis.underway()) {
            add(trouble());
        }
        add(
                Parts.hint("Programs that write code with a model, each by its own maker and on its own terms. They are"
                        + " downloaded as their makers published them, and wait on the server: nothing there runs them"
                        + " yet."),
                list(),
                Parts.row(change));
        refresh();
    }

    private Div trouble() {
        var alarm = Parts.alarm();
        alarm.add(new Paragraph(
                clis.trouble().isEmpty() ? "A change was begun and has not ended. Go on with it." : clis.trouble()));
        alarm.setVisible(true);
        return alarm;
    }

    private UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("checks");
        clis.clis().forEach(cli -> list.add(entry(cli)));
        return list;
    }

    private ListItem entry(CliView cli) {
        var box = new Checkbox(cli.name(), cli.wanted());
        box.addValueChangeListener(ticked -> refresh());
        box.setHelperText("By %s. %s.".formatted(cli.maker(), cli.terms()));
        boxes.put(cli.id(), box);
        var entry = new ListItem(box);
        if (cli.version() != null) {
            entry.add(Parts.chip(cli.version() + " is there", "good"));
        }
        if (!cli.open()) {
            entry.add(new Span(" "), Parts.chip("not open source", "warn"));
        }
        return entry;
    }

    private List<String> ticked() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void refresh() {
        var before =
                clis.clis().stream().filter(CliView::wanted).map(CliView::id).toList();
        var same = ticked().equals(before);
        change.setText(
                !same
                        ? "Install what is ticked, remove the rest"
                        : clis.underway() ? "Go on" : "Bring them up to date");
        change.setEnabled(!same || clis.underway() || !before.isEmpty());
    }
}
