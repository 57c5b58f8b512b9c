package com.nocodo.vault.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;

/// A page that is not there. It repeats nothing of what was asked for.
@ParentLayout(Shell.class)
final class Troubles extends Main implements HasErrorParameter<NotFoundException> {
    Troubles() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(new H1("There is no such page"), new Paragraph(new Anchor("/", "To the servers")));
        return 404;
    }
}
