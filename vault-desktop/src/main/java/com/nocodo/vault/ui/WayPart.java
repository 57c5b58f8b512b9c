package com.nocodo.vault.ui;

import com.nocodo.vault.door.WayView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// The way in to a server's operator.
final class WayPart extends Div {
    private final Div told = new Div();

    WayPart(Person person, String server) {
        told.getElement().setAttribute("role", "status");
        var busy = new Busy();
        var open = new Button(
                "Open the way in",
                click -> busy.run(
                        "Opening the way in.",
                        click.getSource(),
                        () -> person.vault().servers().enter(server),
                        this::tell));
        open.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(open, busy, told);
    }

    private void tell(WayView way) {
        told.removeAll();
        if (!way.warning().isEmpty()) {
            var alarm = Parts.alarm();
            alarm.setText(way.warning());
            alarm.setVisible(true);
            told.add(alarm);
        }
        var link = new Anchor(way.link(), "To the server's web app");
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noreferrer");
        told.add(
                new Paragraph(link),
                Parts.hint("The link signs in once. The way in is open until %s, or until the vault locks."
                        .formatted(Parts.moment(way.until()))));
    }
}
