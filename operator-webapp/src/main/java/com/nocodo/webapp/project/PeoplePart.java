package com.nocodo.webapp.project;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PermissionsView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The roles of an application: what each may do, and a way to look at it as somebody of that role.
final class PeoplePart extends Div {
    private final OperatorApi operator;
    private final String project;
    private final Consumer<String> seeAs;
    private final List<Button> tries = new ArrayList<>();
    private boolean runs;

    PeoplePart(OperatorApi operator, String project, Consumer<String> seeAs) {
        this.operator = operator;
        this.project = project;
        this.seeAs = seeAs;
        addClassName("people");
        draw();
    }

    /// Only what runs can be looked at.
    void letTry(boolean running) {
        runs = running;
        tries.forEach(button -> button.setVisible(running));
    }

    void draw() {
        removeAll();
        tries.clear();
        try {
            var permissions = operator.permissions(project);
            permissions.roles().forEach(role -> show(role, permissions));
        } catch (ProblemException e) {
            add(new Paragraph(e.problem().message()));
        }
        letTry(runs);
        add(new Anchor("/settings", getTranslation("people.members")));
    }

    private void show(OperatorApi.RoleView role, PermissionsView permissions) {
        var label = RoleLabel.of(this, role);
        var attempt = new Button(getTranslation("people.try", label), click -> seeAs.accept(role.id()));
        tries.add(attempt);
        var head = new Div(new H3(label), attempt);
        head.addClassName("actions");
        add(head);
        var rights = permissions.rights().stream()
                .filter(right -> right.role().equals(role.id()))
                .toList();
        if (rights.isEmpty()) {
            add(new Paragraph(getTranslation("people.everything")));
        } else {
            add(new RightsTable(label, permissions.kinds(), rights));
        }
    }
}
