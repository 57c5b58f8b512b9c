package com.nocodo.webapp.project;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.EvidenceView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// The evidence of the checks that look at what a task makes.
final class TaskChecks extends Div {
    private static final int LINES = 200;

    private final HistoryApi history;

    TaskChecks(HistoryApi history, List<EvidenceView> checks) {
        this.history = history;
        addClassName("task-checks");
        if (checks.isEmpty()) {
            add(new Paragraph(getTranslation("plan.checks.none")));
            return;
        }
        var tree = checks.getLast().tree();
        var hint = new Paragraph(getTranslation("plan.checks.hint", tree.substring(0, Math.min(7, tree.length()))));
        hint.addClassName("hint");
        var list = new UnorderedList();
        checks.forEach(check -> list.add(item(check)));
        add(hint, list);
    }

    private ListItem item(EvidenceView evidence) {
        var check = evidence.check();
        var verdict = new Span(getTranslation("verdict." + check.verdict()));
        verdict.addClassNames("state", check.verdict());
        var counts = new Span(getTranslation(
                "plan.check.counts", check.passed(), check.ran(), String.format(getLocale(), "%.1f", check.seconds())));
        counts.addClassName("meta");
        var head = new Div(new Span(getTranslation("check." + check.id())), verdict, counts);
        head.addClassName("check-head");
        var item = new ListItem(head);
        evidence.findings().forEach(finding -> item.add(new Paragraph(finding)));
        item.add(log(evidence));
        return item;
    }

    /// The command, and the end of what it wrote; read when somebody wants to see it.
    private Details log(EvidenceView evidence) {
        var inside = new Div();
        var details = new Details(getTranslation("plan.check.log"), inside);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && inside.getComponentCount() == 0) {
                inside.add(text("$ " + String.join(" ", evidence.commands())));
                inside.add(end(evidence));
            }
        });
        return details;
    }

    private com.vaadin.flow.component.Component end(EvidenceView evidence) {
        try {
            var log = history.log(evidence.check().id(), evidence.tree(), LINES);
            return log.kept() && !log.lines().isEmpty()
                    ? text(String.join("\n", log.lines()))
                    : new Paragraph(getTranslation(log.kept() ? "plan.check.silent" : "plan.check.gone"));
        } catch (ProblemException e) {
            return new Paragraph(e.problem().message());
        }
    }

    private Pre text(String text) {
        var pre = new Pre(text);
        pre.getElement().setAttribute("tabindex", "0");
        pre.addClassName("log-end");
        return pre;
    }
}
