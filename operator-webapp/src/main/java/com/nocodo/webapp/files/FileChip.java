package com.nocodo.webapp.files;

import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// A file in a few words: a picture as itself, made small.
public final class FileChip extends Span {
    public FileChip(AttachmentView file) {
        addClassName("chip");
        var address = "/api/v1/attachments/%s/content".formatted(file.id());
        var link = new Anchor(address, "");
        link.setRouterIgnore(true);
        if (file.holdsRows()) {
            link.getElement().setAttribute("download", file.name());
            link.add(VaadinIcon.TABLE.create());
        } else {
            link.getElement().setAttribute("target", "_blank");
            link.add(new Image(address, ""));
        }
        link.add(new Span(file.name()));
        add(link);
    }
}
