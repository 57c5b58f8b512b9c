package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi.BackupView;
import com.nocodo.webapp.shell.Moments;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/// One backup in the timeline: why it was made, how much is in it, and whether it was tried.
final class BackupEntry extends ListItem {

    /// Takes what somebody says about a backup.
    interface Marking {
        void mark(BackupView backup, boolean starred, String note);
    }

    BackupEntry(BackupView backup, Marking marking, Consumer<BackupView> test, Consumer<BackupView> restore) {
        addClassName("backup");
        getElement().setAttribute("tabindex", "0");
        var title = new Span(HistoryWords.title(this, backup));
        title.addClassName("title");
        var meta = new Span("%s · %s"
                .formatted(
                        Moments.of(backup.at(), getLocale()),
                        getTranslation(
                                "history.rows", HistoryWords.rows(backup), backup.uploads(), kilobytes(backup))));
        meta.addClassName("meta");
        add(title, meta, tested(backup));
        if (!backup.note().isEmpty()) {
            add(new Span(backup.note()));
        }
        var actions = new Div(
                new MarkButtons(
                        backup.starred(), backup.note(), (starred, note) -> marking.mark(backup, starred, note)),
                new Button(getTranslation("history.test"), click -> test.accept(backup)),
                new Button(getTranslation("history.restore"), click -> restore.accept(backup)));
        actions.addClassName("actions");
        add(actions);
    }

    private static long kilobytes(BackupView backup) {
        return Math.max(1, backup.bytes() / 1024);
    }

    private Span tested(BackupView backup) {
        var test = backup.test();
        var told = new Span(
                test == null
                        ? getTranslation("history.untested")
                        : getTranslation(
                                test.passed() ? "history.tested" : "history.test-failed",
                                Moments.of(test.at(), getLocale()),
                                test.words()));
        told.addClassName("hint");
        return told;
    }
}
