package com.nocodo.webapp.chat;

import com.nocodo.protocol.ProjectEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;

/// An application that went wrong: why, what it wrote last, and the way on.
final class FailureNotice extends Div {
    private final Button again = new Button();

    FailureNotice(ProjectEvent.PreviewFailed failed, Runnable start) {
        addClassNames("card", "warning");
        getElement().setAttribute("role", "alert");
        add(new Paragraph(getTranslation("failed." + failed.reason(), failed.limit())));
        if (!failed.lines().isEmpty()) {
            add(new Details(getTranslation("failed.lines"), new Pre(String.join("\n", failed.lines()))));
        }
        if (failed.again()) {
            add(new Paragraph(getTranslation("failed.restarted")));
        }
        again.setText(getTranslation("failed.again"));
        again.addClickListener(click -> start.run());
        again.setVisible(!failed.again());
        add(again);
    }

    /// There is nothing to start any more.
    void over() {
        again.setVisible(false);
    }
}
