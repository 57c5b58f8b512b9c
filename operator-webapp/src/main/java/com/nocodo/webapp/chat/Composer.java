package com.nocodo.webapp.chat;

import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Said;
import com.nocodo.webapp.files.FileChip;
import com.nocodo.webapp.files.FilePicker;
import com.nocodo.webapp.shell.IconButton;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a person writes. The text stays in the box until the operator has it safely, and the browser keeps it, so
/// that neither a lost connection nor a restart loses it.
public final class Composer extends Div {
    private final TextArea box = new TextArea();
    private final Button send = new Button();
    private boolean sheetsBegin;
    private final Receiver receiver;
    private final String draft;
    private final String placeholder;
    private final Div chips = new Div();
    private final Div quoted = new Div();
    private final Map<String, AttachmentView> files = new LinkedHashMap<>();
    private final FilePicker picker;
    private @Nullable Pointer pointer;

    /// Takes what is said.
    public interface Receiver {
        void take(Said said) throws ProblemException;

        /// Whether it has the message with this key already.
        boolean has(String key);
    }

    /// @param draft names what is being written, in the browser's store
    public Composer(String draft, String placeholder, AttachmentApi attachments, Receiver receiver) {
        this.receiver = receiver;
        this.placeholder = placeholder;
        this.draft = "nocodo-draft-" + draft;
        addClassName("composer");
        box.setAriaLabel(placeholder);
        box.setPlaceholder(placeholder);
        box.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        box.setMaxRows(8);
        box.setMaxLength(Said.LONGEST);
        send.setText(getTranslation("chat.send"));
        send.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        picker = new FilePicker(attachments, FilePicker.ALL, this, this.draft + "-files", this::attach);
        chips.addClassName("chips");
        chips.setVisible(false);
        quoted.addClassName("chips");
        quoted.setVisible(false);
        quoted.getElement().setAttribute("role", "status");
        add(quoted, chips, box, picker, send);
        Draft.keep(this, box, send, this.draft);
    }

    public void large() {
        addClassName("large");
        box.setMinRows(4);
    }

    /// A spreadsheet is something to begin with, also without a word.
    public void beginsWithSheets() {
        picker.label(getTranslation("home.sheet"));
        sheetsBegin = true;
    }

    /// What is said may be about something that was pointed at.
    void pointsBy(Pointer one) {
        pointer = one;
        addComponentAsFirst(one);
    }

    /// What is written next answers this; the words alone are said.
    void quote(String question) {
        quoted.removeAll();
        var chip = new Span(new Span(question));
        chip.addClassNames("chip", "about");
        chip.add(new IconButton(VaadinIcon.CLOSE_SMALL, "question.other.remove", this::unquote));
        quoted.add(chip);
        quoted.setVisible(true);
        box.setPlaceholder(getTranslation("question.other.write"));
        box.focus();
    }

    private void unquote() {
        quoted.removeAll();
        quoted.setVisible(false);
        box.setPlaceholder(placeholder);
    }

    private void attach(AttachmentView file) {
        if (files.putIfAbsent(file.id(), file) != null) {
            return;
        }
        var chip = new FileChip(file);
        chip.add(new IconButton(VaadinIcon.CLOSE_SMALL, "files.remove", () -> detach(file, chip)));
        chips.add(chip);
        chips.setVisible(true);
        filesChanged();
        if (sheetsBegin && file.holdsRows()) {
            getElement().executeJs("this.sayFiles()");
        }
    }

    private void detach(AttachmentView file, FileChip chip) {
        files.remove(file.id());
        chips.remove(chip);
        picker.drop(file.id());
        filesChanged();
    }

    private void filesChanged() {
        chips.setVisible(!files.isEmpty());
        getElement().setAttribute("data-files", String.join(" ", files.keySet()));
    }

    public void focus() {
        box.focus();
    }

    public void fill(String text) {
        box.setValue(text);
        box.getElement().executeJs("localStorage.setItem($0, $1)", draft, text);
        box.focus();
    }

    /// Adds to what is being written.
    void write(String text) {
        box.getElement().executeJs("""
            const before = this.inputElement.value;
            this.value = before.trim() ? before.trimEnd() + '\\n' + $1 : $1;
            this.inputElement.value = this.value;
            localStorage.setItem($0, this.value);
            this.focus();
            """, draft, text);
    }

    /// The message with this key has arrived, as the project's events tell: its answer may have been lost on the way.
    void heard(String key) {
        getElement().executeJs("this.heard($0)", key);
    }

    @ClientCallable
    boolean has(String key) {
        return receiver.has(key);
    }

    /// @return what was pointed at, as of all that the page did before; empty where nothing was
    @ClientCallable
    String about() {
        return pointer == null ? "" : pointer.ref();
    }

    /// @return whether the operator has it now
    @ClientCallable
    boolean say(String key, String text, String about, String[] files) {
        try {
            receiver.take(new Said(key, text, List.of(files), about.isEmpty() ? null : about));
            box.setInvalid(false);
            arrived();
            return true;
        } catch (ProblemException e) {
            box.setInvalid(true);
            box.setErrorMessage(e.problem().message());
            return false;
        }
    }

    /// What went along with the words is said, too.
    @ClientCallable
    void arrived() {
        files.clear();
        chips.removeAll();
        picker.forget();
        filesChanged();
        unquote();
        if (pointer != null) {
            pointer.clear();
        }
    }
}
