package com.nocodo.webapp.health;

import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.HealthView.ApplicationView;
import com.nocodo.protocol.HealthView.TroubleView;
import com.nocodo.protocol.PastApi.BackupView;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Sizes;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// One application: what it takes, its newest backup, and how it failed lately.
final class ConditionEntry extends ListItem {
    ConditionEntry(ApplicationView application) {
        add(new H3(HealthPage.link(application)));
        add(new Span(memory(application)), new Span(backup(application.backup())));
        if (application.troubles().isEmpty()) {
            add(new Span(getTranslation("health.no-trouble", HealthView.DAYS)));
        }
        application.troubles().forEach(this::tell);
    }

    private String memory(ApplicationView application) {
        var memory = application.memory();
        if (memory == null) {
            return getTranslation("preview.stopped");
        }
        var limit = Sizes.of(application.memoryLimit(), getLocale());
        return memory == 0
                ? getTranslation("health.app.memory.unknown", limit)
                : getTranslation("health.app.memory", Sizes.of(memory, getLocale()), limit);
    }

    private String backup(@Nullable BackupView backup) {
        if (backup == null) {
            return getTranslation("health.backup.none");
        }
        var made = getTranslation("health.backup", Moments.of(backup.at(), getLocale()));
        var test = backup.test();
        if (test == null) {
            return made + " · " + getTranslation("history.untested");
        }
        var result = getTranslation(
                test.passed() ? "history.tested" : "history.test-failed",
                Moments.of(test.at(), getLocale()),
                test.words());
        return made + " · " + result;
    }

    private void tell(TroubleView trouble) {
        var what = getTranslation("failed." + trouble.reason(), trouble.limit());
        var told = new Paragraph(
                getTranslation("health.trouble", what, trouble.times(), Moments.of(trouble.last(), getLocale())));
        told.addClassName("warning");
        add(told);
        if (!trouble.lines().isEmpty()) {
            add(new Details(getTranslation("failed.lines"), new Pre(String.join("\n", trouble.lines()))));
        }
    }
}
