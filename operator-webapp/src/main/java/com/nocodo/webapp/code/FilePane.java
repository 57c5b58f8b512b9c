package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.FileView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/// One file at a checkpoint, or why there is nothing to see.
final class FilePane extends Div {
    private final HistoryApi history;

    FilePane(HistoryApi history) {
        this.history = history;
        addClassName("file");
        add(new Paragraph(getTranslation("code.choose")));
    }

    void show(String commit, String path) {
        removeAll();
        var name = new H2(path);
        name.addClassName("path");
        var head = new Div(name, new Button(getTranslation("code.copy"), click -> copy(path)));
        head.addClassName("file-head");
        add(head);
        try {
            draw(history.file(commit, path));
        } catch (ProblemException e) {
            add(new Paragraph(
                    e.problem().code() == Problem.Code.NOT_FOUND
                            ? getTranslation("code.not-there")
                            : e.problem().message()));
        }
    }

    /// Instead of a file.
    void say(String key, Object... values) {
        removeAll();
        add(new Paragraph(getTranslation(key, values)));
    }

    private void draw(FileView file) {
        if (!file.encoding().equals("utf-8")) {
            add(new Paragraph(getTranslation("code.binary", file.size())));
        } else if (file.content().isEmpty()) {
            add(new Paragraph(getTranslation("code.empty-file")));
        } else {
            var source = new Div();
            source.addClassName("numbered");
            add(source);
            CodeScript.file(source, file);
        }
    }

    /// Where the browser has no clipboard for this page, the path can be selected in the heading.
    private void copy(String path) {
        getElement()
                .executeJs(
                        "return navigator.clipboard ? navigator.clipboard.writeText($0).then(() => true, () => false)"
                                + " : false",
                        path)
                .then(Boolean.class, done -> Notices.tell(getTranslation(done ? "code.copied" : "code.not-copied")));
    }
}
