package com.nocodo.webapp.chat;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.webapp.shell.IconButton;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;

/// What the message that is being written is about. The browser keeps it beside the text, until both were said.
final class Pointer extends Div {
    private final OperatorApi operator;
    private final String project;
    private final String store;
    private String ref = "";

    /// @param store names it in the browser's store
    Pointer(OperatorApi operator, String project, String store) {
        this.operator = operator;
        this.project = project;
        this.store = store;
        addClassName("chips");
        getElement().setAttribute("role", "status");
        setVisible(false);
        addAttachListener(shown -> shown.getUI()
                .getPage() // nothing runs on what is not visible
                .executeJs("return localStorage.getItem($0) ?? ''", store)
                .then(String.class, ref -> find(ref).ifPresent(this::show)));
    }

    void pointAt(String ref) {
        find(ref).ifPresentOrElse(this::show, () -> Notices.tell(getTranslation("chat.about.unknown")));
    }

    /// A name from a browser or an application's page counts only where the spec has it, and its label is the spec's.
    private Optional<SpecItemView> find(String ref) {
        return ref.isEmpty()
                ? Optional.empty()
                : operator.items(project).stream()
                        .filter(one -> one.ref().equals(ref))
                        .findFirst();
    }

    /// The item's name in the spec, or nothing.
    String ref() {
        return ref;
    }

    private void show(SpecItemView one) {
        ref = one.ref();
        removeAll();
        var chip = new AboutChip(one);
        chip.add(new IconButton(VaadinIcon.CLOSE_SMALL, "chat.about.remove", this::clear));
        add(chip);
        setVisible(true);
        UI.getCurrentOrThrow().getPage().executeJs("localStorage.setItem($0, $1)", store, one.ref());
    }

    void clear() {
        ref = "";
        removeAll();
        setVisible(false);
        UI.getCurrentOrThrow().getPage().executeJs("localStorage.removeItem($0)", store);
    }
}
