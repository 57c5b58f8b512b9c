package com.nocodo.vault.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/// A page in front of the lock.
abstract class Bare extends Main {
    Bare(String title, String hint) {
        addClassName("bare");
        add(new H1(title), new Paragraph(hint));
    }
}
