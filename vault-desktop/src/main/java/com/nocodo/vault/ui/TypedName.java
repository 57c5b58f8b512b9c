package com.nocodo.vault.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks for a name before something is done that cannot be undone.
final class TypedName {
    private TypedName() {}

    static void ask(String title, String words, String name, String verb, Consumer<String> work) {
        var dialog = new Dialog(title);
        dialog.setWidth("min(32rem, 92vw)");
        var typed = new TextField("Type its name: " + name);
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        var go = new Button(verb, click -> {
            if (Parts.tried(() -> work.accept(typed.getValue()))) {
                dialog.close();
            }
        });
        go.addThemeVariants(ButtonVariant.AURA_PRIMARY, ButtonVariant.AURA_DANGER);
        go.setEnabled(false);
        typed.addValueChangeListener(change -> go.setEnabled(change.getValue().equals(name)));
        dialog.add(new Paragraph(words), typed);
        dialog.getFooter().add(new Button("Leave it", click -> dialog.close()), go);
        dialog.open();
        typed.focus();
    }
}
