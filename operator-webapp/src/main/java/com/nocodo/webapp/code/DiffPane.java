package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.DiffView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Objects;

/// What a checkpoint changed: its files with their counts, and their lines.
public final class DiffPane extends Div {
    private final HistoryApi history;

    public DiffPane(HistoryApi history) {
        this.history = history;
        addClassName("diff");
    }

    public void show(String commit) {
        removeAll();
        try {
            draw(history.change(commit));
        } catch (ProblemException e) {
            add(new Paragraph(e.problem().message()));
        }
    }

    private void draw(DiffView diff) {
        var added = diff.files().stream()
                .mapToInt(file -> Objects.requireNonNullElse(file.added(), 0))
                .sum();
        var removed = diff.files().stream()
                .mapToInt(file -> Objects.requireNonNullElse(file.removed(), 0))
                .sum();
        if (diff.files().isEmpty()) {
            add(new Paragraph(getTranslation("diff.empty")));
            return;
        }
        add(new Paragraph(getTranslation("diff.summary", diff.files().size(), added, removed)));
        if (diff.cut()) {
            add(new Paragraph(getTranslation("diff.cut")));
        }
        var hint = new Paragraph(getTranslation("diff.keys"));
        hint.addClassName("hint");
        var lines = new Div();
        add(hint, lines);
        CodeScript.diff(lines, diff);
    }
}
