package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.webapp.shell.Moments;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One version in the timeline: what was asked for, by whom, when, and what the checks said.
final class VersionEntry extends ListItem {

    /// Takes what somebody says about a version.
    interface Marking {
        void mark(VersionView version, boolean starred, String note);
    }

    VersionEntry(String project, VersionView version, Marking marking, Consumer<VersionView> restore) {
        addClassName("version");
        getElement().setAttribute("tabindex", "0");
        var title = new Span(HistoryWords.title(this, version));
        title.addClassName("title");
        var meta = new Span(String.join(" · ", facts(version)));
        meta.addClassName("meta");
        add(title, meta);
        if (version.now()) {
            var now = new Span(getTranslation("history.now"));
            now.addClassNames("state", "running");
            add(now);
        }
        if (version.picture()) {
            add(new VersionPicture(project, version));
        }
        if (!version.operations().isEmpty()) {
            var list = new UnorderedList();
            version.operations().forEach(one -> list.add(new ListItem(HistoryWords.plain(one.words()))));
            add(list);
        }
        if (!version.note().isEmpty()) {
            add(new Span(version.note()));
        }
        var actions = new Div();
        actions.addClassName("actions");
        actions.add(new MarkButtons(
                version.starred(), version.note(), (starred, note) -> marking.mark(version, starred, note)));
        if (!version.now()) {
            actions.add(new Button(getTranslation("history.restore"), click -> restore.accept(version)));
        }
        add(actions);
    }

    private List<String> facts(VersionView version) {
        List<String> facts = new ArrayList<>();
        facts.add(Moments.of(version.at(), getLocale()));
        if (version.author() != null) {
            facts.add(version.author());
        }
        if (version.checks() > 0) {
            facts.add(getTranslation("history.checks", version.passed(), version.checks()));
        }
        return facts;
    }
}
