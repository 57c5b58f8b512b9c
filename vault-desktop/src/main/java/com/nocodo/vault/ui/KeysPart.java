package com.nocodo.vault.ui;

import com.nocodo.vault.door.RotationView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// The keys of a server: how old they are, and how they are changed.
final class KeysPart extends Section {
    /// @param changed looks at the server again
    KeysPart(Person person, String server, Runnable changed) {
        var rotation = person.vault().access().rotation(server);
        add(new H2("Keys"));
        add(new Paragraph(chip(rotation), new Span(" In use since %s.".formatted(Parts.moment(rotation.since())))));
        if (!rotation.trouble().isEmpty()) {
            var alarm = Parts.alarm();
            alarm.add(
                    new Paragraph(rotation.trouble()),
                    new Paragraph("Until the change has ended, some of the old keys may still open the server."));
            alarm.setVisible(true);
            add(alarm);
        }
        add(
                Parts.hint(
                        "New keys are added and tried, then the old ones are removed and tried: they must be refused."
                                + " Change them when somebody may have seen them, and every 90 days."),
                change(person, server, rotation, changed));
        if (!rotation.evidence().isEmpty()) {
            add(evidence(rotation));
        }
    }

    private static Span chip(RotationView rotation) {
        if (rotation.underway()) {
            return Parts.chip("being changed", "warn");
        }
        return rotation.due() ? Parts.chip("older than 90 days", "warn") : Parts.chip("in order", "good");
    }

    private static Div change(Person person, String server, RotationView rotation, Runnable changed) {
        var hostKey = new Checkbox("The server makes a new key of its own, too");
        hostKey.setVisible(!rotation.underway());
        var change = new Button(
                rotation.underway() ? "Go on with the change of keys" : "Rotate keys",
                click -> Parts.tried(() -> {
                    person.vault().access().rotate(server, hostKey.getValue());
                    changed.run();
                }));
        return Parts.row(hostKey, change);
    }

    private static Details evidence(RotationView rotation) {
        var steps = new OrderedList();
        steps.addClassName("checks");
        for (var step : rotation.evidence()) {
            var found = new Span("%s · %s".formatted(Parts.moment(step.at()), step.found()));
            found.addClassName("meta");
            steps.add(new ListItem(Parts.chip("done", "good"), new Span(step.title()), found));
        }
        return new Details("What the last change did", steps);
    }
}
