package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.EntryView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Finds a file by a part of its path, instead of the tree.
final class FileFinder extends Div {
    private static final int SHOWN = 200;

    private final HistoryApi history;
    private final Consumer<EntryView> open;
    private final Consumer<Boolean> tree;
    private final TextField name = new TextField();
    private final Div found = new Div();
    private String commit = "HEAD";

    FileFinder(HistoryApi history, Consumer<EntryView> open, Consumer<Boolean> tree) {
        this.history = history;
        this.open = open;
        this.tree = tree;
        name.setLabel(getTranslation("code.find"));
        name.setClearButtonVisible(true);
        name.setMaxLength(HistoryApi.LONGEST_NAME);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setWidthFull();
        name.addValueChangeListener(change -> find());
        found.getElement().setAttribute("role", "status");
        add(name, found);
    }

    void at(String now) {
        commit = now;
        find();
    }

    private void find() {
        found.removeAll();
        var wanted = name.getValue().strip();
        tree.accept(wanted.isEmpty());
        if (wanted.isEmpty()) {
            return;
        }
        try {
            draw(history.find(commit, wanted));
        } catch (ProblemException e) {
            found.add(new Paragraph(e.problem().message()));
        }
    }

    private void draw(HistoryApi.FolderView files) {
        var all = files.entries();
        if (all.isEmpty()) {
            found.add(new Paragraph(getTranslation("code.found.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("found");
        all.stream()
                .limit(SHOWN)
                .forEach(one -> list.add(new ListItem(new NativeButton(one.path(), click -> open.accept(one)))));
        found.add(list);
        if (all.size() > SHOWN || files.cut()) {
            found.add(new Paragraph(getTranslation("code.found.more", SHOWN)));
        }
    }
}
