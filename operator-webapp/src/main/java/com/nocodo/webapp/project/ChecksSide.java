package com.nocodo.webapp.project;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// The newest result of each check.
final class ChecksSide extends Div implements RightSide.Side {
    private final OperatorApi operator;
    private final String project;
    private final Grid<CheckView> grid = new Grid<>();
    private final Paragraph empty = new Paragraph(getTranslation("checks.empty"));

    ChecksSide(OperatorApi operator, ProjectSnapshot snapshot) {
        this.operator = operator;
        this.project = snapshot.project().id();
        addClassName("checks");
        grid.addColumn(check -> getTranslation("check." + check.id()))
                .setHeader(getTranslation("checks.check"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::verdict)
                .setHeader(getTranslation("checks.verdict"))
                .setAutoWidth(true);
        grid.addColumn(CheckView::ran).setHeader(getTranslation("checks.ran")).setAutoWidth(true);
        grid.addColumn(CheckView::failed)
                .setHeader(getTranslation("checks.failed"))
                .setAutoWidth(true);
        grid.addColumn(check -> String.format(getLocale(), "%.1f", check.seconds()))
                .setHeader(getTranslation("checks.seconds"))
                .setAutoWidth(true);
        grid.setAllRowsVisible(true);
        add(empty, grid);
        draw(snapshot.checks());
    }

    private Span verdict(CheckView check) {
        var verdict = new Span(getTranslation("verdict." + check.verdict()));
        verdict.addClassNames("state", check.verdict());
        return verdict;
    }

    private void draw(List<CheckView> checks) {
        empty.setVisible(checks.isEmpty());
        grid.setVisible(!checks.isEmpty());
        grid.setItems(checks);
    }

    @Override
    public void take(List<EventRecord> events) {
        if (events.stream().anyMatch(record -> record.event() instanceof ProjectEvent.CheckEnded)) {
            draw(operator.snapshot(project).checks());
        }
    }

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public Component view() {
        return this;
    }
}
