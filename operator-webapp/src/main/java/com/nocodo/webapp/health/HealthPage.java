package com.nocodo.webapp.health;

import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Me;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Sizes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/// What the machine has left, how each application does, and what needs somebody; measured when it is opened.
@Route("health")
@PermitAll
final class HealthPage extends Main implements HasDynamicTitle {
    private final OperatorApi operator;

    HealthPage(Me me) {
        this.operator = me.operator();
        addClassName("health");
        draw();
    }

    private void draw() {
        removeAll();
        add(new H1(getTranslation("health.title")));
        try {
            show(operator.health());
        } catch (ProblemException e) {
            var why = new Paragraph(e.problem().message());
            why.getElement().setAttribute("role", "alert");
            add(why);
        }
    }

    private void show(HealthView health) {
        add(needs(health), disk(health.disk()), memory(health.memory()), applications(health), operator(health));
        add(new Button(getTranslation("health.again"), click -> draw()));
    }

    private Section section(String title, Component... parts) {
        var section = new Section(new H2(getTranslation(title)));
        section.add(parts);
        return section;
    }

    /// The disk concerns all applications, and is said once.
    private Section needs(HealthView health) {
        var list = new UnorderedList();
        list.addClassName("needs");
        if (health.disk().nearlyFull()) {
            list.add(need(new Span(getTranslation(
                    "health.disk.low",
                    size(health.disk().free()),
                    size(health.disk().low())))));
        }
        for (var application : health.applications()) {
            application.warnings().stream()
                    .filter(warning -> !warning.reason().equals("disk"))
                    .forEach(warning -> list.add(need(
                            link(application),
                            new Span(warning.message()),
                            meta(Moments.of(warning.at(), getLocale())))));
            application.troubles().stream()
                    .filter(trouble -> trouble.reason().equals("given_up") && application.memory() == null)
                    .forEach(trouble -> list.add(need(
                            link(application),
                            new Span(getTranslation("failed.given_up", trouble.limit())),
                            meta(Moments.of(trouble.last(), getLocale())))));
        }
        return section(
                "health.needs",
                list.getChildren().findAny().isPresent()
                        ? list
                        : new Paragraph(getTranslation("health.needs.nothing")));
    }

    private static ListItem need(Component... parts) {
        var need = new ListItem(parts);
        need.addClassName("warning");
        return need;
    }

    static Anchor link(HealthView.ApplicationView application) {
        return new Anchor("/projects/" + application.slug(), application.name());
    }

    private static Span meta(String text) {
        var meta = new Span(text);
        meta.addClassName("meta");
        return meta;
    }

    private Section disk(HealthView.DiskView disk) {
        return section(
                "health.disk",
                new Meter(getTranslation("health.disk.used"), disk.total() - disk.free(), disk.total()),
                new Paragraph(getTranslation("health.disk.free", size(disk.free()), size(disk.total()))),
                new Paragraph(getTranslation("health.disk.taken", size(disk.home()), size(disk.cache()))));
    }

    private Section memory(HealthView.MemoryView memory) {
        if (memory.total() == 0) {
            return section("health.memory", new Paragraph(getTranslation("health.memory.unknown")));
        }
        return section(
                "health.memory",
                new Meter(getTranslation("health.memory.used"), memory.total() - memory.available(), memory.total()),
                new Paragraph(getTranslation("health.memory.free", size(memory.available()), size(memory.total()))),
                new Paragraph(getTranslation("health.memory.operator", size(memory.operator()))));
    }

    private Section applications(HealthView health) {
        var list = new UnorderedList();
        list.addClassName("conditions");
        health.applications().forEach(one -> list.add(new ConditionEntry(one)));
        return section(
                "home.projects", health.applications().isEmpty() ? new Paragraph(getTranslation("health.none")) : list);
    }

    private Section operator(HealthView health) {
        return section(
                "health.operator",
                new Div(new Span(getTranslation("health.version", health.version()))),
                new Div(new Span(getTranslation("health.since", Moments.of(health.since(), getLocale())))));
    }

    private String size(long bytes) {
        return Sizes.of(bytes, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("health.title") + " · nocodo";
    }
}
