package com.nocodo.webapp.project;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The newest result of each check.
final class ChecksSide extends Div implements RightSide.Side {
    private final SortedMap<String, CheckView> checks = new TreeMap<>();
    private final Grid<CheckView> grid = new Grid<>();
    private final Paragraph empty = new Paragraph(getTranslation("checks.empty"));

    ChecksSide(ProjectSnapshot snapshot) {
        snapshot.checks().forEach(check -> checks.put(check.id(), check));
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
        draw();
    }

    private Span verdict(CheckView check) {
        var verdict = new Span(getTranslation("verdict." + check.verdict()));
        verdict.addClassNames("state", check.verdict());
        return verdict;
    }

    private void draw() {
        empty.setVisible(checks.isEmpty());
        grid.setVisible(!checks.isEmpty());
        grid.setItems(checks.values());
    }

    @Override
    public void take(List<EventRecord> events) {
        var ended = events.stream()
                .map(EventRecord::event)
                .filter(ProjectEvent.CheckEnded.class::isInstance)
                .map(event -> ((ProjectEvent.CheckEnded) event).check())
                .toList();
        if (!ended.isEmpty()) {
            ended.forEach(check -> checks.put(check.id(), check));
            draw();
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
