package com.nocodo.webapp.chat;

import com.nocodo.protocol.SpecItemView;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// What a message is about, as the application calls it.
final class AboutChip extends Span {
    AboutChip(SpecItemView item) {
        addClassNames("chip", "about");
        var read = new Span(getTranslation("chat.about") + " ");
        read.addClassName("only-read");
        add(VaadinIcon.CROSSHAIRS.create(), read, new Span(item.label()));
    }
}
