package com.nocodo.webapp.project;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
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
        grid.addComponentColumn(this::verdict) // first, so that a phone shows it
                .setHeader(getTranslation("checks.verdict"))
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("checks.check"))
                .setWidth("12rem");
        number("checks.ran", check -> String.valueOf(check.ran()));
        number("checks.failed", check -> String.valueOf(check.failed()));
        number("checks.seconds", check -> String.format(getLocale(), "%.1f", check.seconds()));
        grid.setAllRowsVisible(true);
        add(empty, grid);
        draw();
    }

    private void number(String title, ValueProvider<CheckView, String> value) {
        grid.addColumn(value)
                .setHeader(getTranslation(title))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
    }

    private Span name(CheckView check) {
        var name = new Span(getTranslation("check." + check.id()));
        name.addClassName("wraps");
        return name;
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
