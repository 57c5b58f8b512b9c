package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi;
import com.nocodo.webapp.shell.IconButton;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;

/// A star and a note.
final class MarkButtons extends Span {
    private final boolean starred;
    private final String note;
    private final Marking marking;

    /// Takes both.
    interface Marking {
        void mark(boolean starred, String note);
    }

    MarkButtons(boolean starred, String note, Marking marking) {
        this.starred = starred;
        this.note = note;
        this.marking = marking;
        var star = new IconButton(
                starred ? VaadinIcon.STAR : VaadinIcon.STAR_O, "history.star", () -> marking.mark(!starred, note));
        star.getElement().setAttribute("aria-pressed", String.valueOf(starred));
        add(star, new IconButton(VaadinIcon.COMMENT_O, "history.note", this::askForNote));
    }

    private void askForNote() {
        var text = new TextArea(getTranslation("history.note"));
        text.setValue(note);
        text.setMaxLength(PastApi.LONGEST_NOTE);
        text.setWidthFull();
        var dialog = new Dialog(getTranslation("history.note"));
        dialog.setWidth("min(32rem, 90vw)");
        var save = new Button(getTranslation("settings.save"), click -> {
            dialog.close();
            marking.mark(starred, text.getValue());
        });
        save.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        dialog.add(text);
        dialog.getFooter().add(new Button(getTranslation("close"), click -> dialog.close()), save);
        dialog.open();
        text.focus();
    }
}
