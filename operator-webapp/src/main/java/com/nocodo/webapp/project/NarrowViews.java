package com.nocodo.webapp.project;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Nav;

/// Where there is no room for both halves of a project's page: which one is seen.
final class NarrowViews extends Nav {
    private static final String APPLICATION = "shows-application";

    NarrowViews(HasStyle page) {
        addClassName("narrow-views");
        setAriaLabel(getTranslation("project.halves"));
        var talk = new Button(getTranslation("chat.title"));
        var application = new Button(getTranslation("project.sides"));
        talk.addClickListener(click -> page.removeClassName(APPLICATION));
        application.addClickListener(click -> page.addClassName(APPLICATION));
        talk.addClickListener(click -> show(talk, application));
        application.addClickListener(click -> show(application, talk));
        show(talk, application);
        add(talk, application);
    }

    private static void show(Button shown, Button hidden) {
        shown.getElement().setAttribute("aria-pressed", "true");
        hidden.getElement().setAttribute("aria-pressed", "false");
    }
}
