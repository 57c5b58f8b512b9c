package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import java.util.List;

/// What the application writes.
final class LogsSide extends Div implements RightSide.Side {
    private static final int LINES = 300;

    private final OperatorApi operator;
    private final String project;
    private final Pre lines = new Pre();

    LogsSide(OperatorApi operator, ProjectSnapshot snapshot) {
        this.operator = operator;
        this.project = snapshot.project().id();
        addClassName("logs");
        lines.getElement().setAttribute("tabindex", "0");
        add(new Button(getTranslation("logs.refresh"), click -> draw()), lines);
        draw();
    }

    private void draw() {
        try {
            var log = operator.logs(project, LINES);
            lines.setText(log.isEmpty() ? getTranslation("logs.empty") : String.join("\n", log));
        } catch (ProblemException e) {
            lines.setText(e.problem().message());
        }
    }

    /// Lines are no events; they are fetched when they are asked for.
    @Override
    public void take(List<EventRecord> events) {}

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Component view() {
        return this;
    }
}
