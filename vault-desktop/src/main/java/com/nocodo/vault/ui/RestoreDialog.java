package com.nocodo.vault.ui;

import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Asks before a backup becomes the state of an operator; where projects go for it, for the server's name.
final class RestoreDialog extends Dialog {
    private final TextField typed;
    private final Checkbox replace;
    private final Button go;

    /// @param begun looks at the server again
    RestoreDialog(Person person, ServerView server, BackupView backup, Runnable begun) {
        super("Restore onto " + server.name());
        setWidth("min(32rem, 92vw)");
        replace = new Checkbox("Projects that are on %s go".formatted(server.name()));
        typed = new TextField("Type its name: " + server.name());
        typed.setWidthFull();
        typed.setVisible(false);
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        go = new Button("Restore", click -> {
            if (Parts.tried(() ->
                    person.vault().backups().restore(server.id(), backup.id(), replace.getValue(), typed.getValue()))) {
                close();
                begun.run();
            }
        });
        go.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        replace.addValueChangeListener(change -> {
            typed.setVisible(change.getValue());
            show(server.name());
        });
        typed.addValueChangeListener(change -> show(server.name()));
        add(
                new Paragraph(
                        "What is in the backup of %s becomes what the operator keeps. It does not answer meanwhile. Keys,"
                                .concat(
                                        " and who may come in, stay as they are on this server. If the operator does not start")
                                .concat(" with it, the server goes back by itself.")
                                .formatted(BackupEntry.title(backup))),
                new Paragraph("A server that has projects is left as it is, unless you let them go:"),
                replace,
                typed);
        getFooter().add(new Button("Leave it", click -> close()), go);
    }

    private void show(String name) {
        go.setEnabled(!replace.getValue() || typed.getValue().equals(name));
    }
}
