package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Consumer;

/// What a project is as a whole: whether its application runs, how it is taken elsewhere, how it is removed.
final class SettingsSide extends Div implements RightSide.Side {
    private final OperatorApi operator;
    private final String project;
    private final Paragraph state = new Paragraph();
    private final Button start = new Button();
    private final Button stop = new Button();
    private final Section takeAway;
    private final PeoplePart people;

    /// @param seeAs shows the application as somebody of a role
    SettingsSide(OperatorApi operator, ProjectSnapshot snapshot, Consumer<String> seeAs) {
        this.operator = operator;
        this.project = snapshot.project().id();
        addClassName("project-settings");
        start.setText(getTranslation("preview.start"));
        start.addClickListener(click -> tried(operator::start));
        stop.setText(getTranslation("project.stop"));
        stop.addClickListener(click -> tried(operator::stop));
        takeAway = section("project.export", file());
        people = new PeoplePart(operator, project, seeAs);
        add(
                section("project.runs", state, start, stop),
                section("people", people),
                takeAway,
                section("project.delete", delete()));
        show();
    }

    private Section section(String title, Component... parts) {
        var section = new Section(new H2(getTranslation(title)), new Paragraph(getTranslation(title + ".hint")));
        section.add(parts);
        return section;
    }

    private Anchor file() {
        var file = new Anchor("/api/v1/projects/" + project + "/export", getTranslation("project.export.do"));
        file.getElement().setAttribute("download", true);
        file.setRouterIgnore(true);
        return file;
    }

    private Button delete() {
        var delete = new Button(
                getTranslation("project.delete.do"),
                click -> new DeleteDialog(operator, operator.project(project)).open());
        delete.addThemeVariants(ButtonVariant.AURA_DANGER);
        return delete;
    }

    private void tried(Consumer<String> work) {
        try {
            work.accept(project);
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private void show() {
        var view = operator.project(project);
        var runs = view.state().equals("running");
        state.setText(getTranslation("state." + view.state()) + (view.url() == null ? "" : " · " + view.url()));
        start.setVisible(view.state().equals("ready"));
        stop.setVisible(runs);
        people.letTry(runs);
        takeAway.setVisible(runs || view.state().equals("ready"));
    }

    @Override
    public void take(List<EventRecord> events) {
        for (var record : events) {
            switch (record.event()) {
                case ProjectEvent.PreviewStarted started -> show();
                case ProjectEvent.PreviewStopped stopped -> show();
                case ProjectEvent.ProjectStateChanged changed -> show();
                case ProjectEvent.ChangeApplied applied -> people.draw();
                case ProjectEvent.SketchDrawn drawn -> people.draw();
                default -> {} // changes nothing that is seen here
            }
        }
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Component view() {
        return this;
    }
}
