package com.nocodo.vault.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneId;

/// Backups, and moving to another computer. Files are named, not sent: the vault is on this computer.
final class CopiesPart extends Div {
    private final Person person;
    private final Busy busy = new Busy();

    CopiesPart(Person person) {
        this.person = person;
        add(
                Parts.section(
                        "Backup",
                        "A copy of the vault's file, sealed as it is. It opens with the password of today.",
                        backup()),
                Parts.section(
                        "Another computer",
                        "An export holds everything in one file with a password of its own. An import adds what is in one;"
                                + " nothing is overwritten.",
                        moving(),
                        busy));
    }

    static TextField file(String label, String name) {
        var file = new TextField(label);
        file.setWidthFull();
        file.setValue(
                "%s/%s-%s".formatted(System.getProperty("user.home"), name, LocalDate.now(ZoneId.systemDefault())));
        return file;
    }

    private Div backup() {
        var file = file("File on this computer", "vault.backup");
        var make = new Button(
                "Make a backup",
                click -> WelcomePage.path(file).ifPresent(place -> {
                    if (Parts.tried(() -> person.vault().backup(place))) {
                        Notices.tell("The backup is " + place);
                    }
                }));
        return fields(file, make);
    }

    private static Div fields(Component... parts) {
        var fields = new Div(parts);
        fields.addClassName("fields");
        return fields;
    }

    private Div moving() {
        var file = file("File on this computer", "vault.export");
        var password = new PasswordField("Password of the file");
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        var export = new Button(
                "Export",
                click -> WelcomePage.path(file).ifPresent(place -> {
                    var typed = take(password);
                    busy.run(
                            "Writing the export.",
                            click.getSource(),
                            () -> {
                                person.vault().export(place, typed);
                                return place;
                            },
                            done -> Notices.tell("The export is " + done));
                }));
        var take = new Button(
                "Import",
                click -> WelcomePage.path(file).ifPresent(place -> {
                    var typed = take(password);
                    busy.run(
                            "Reading the export.",
                            click.getSource(),
                            () -> {
                                person.vault().importFrom(place, typed);
                                return place;
                            },
                            done -> Notices.tell("All of it is in this vault now."));
                }));
        return fields(file, password, Parts.row(export, take));
    }

    private static String take(PasswordField field) {
        var typed = field.getValue();
        field.clear();
        return typed;
    }
}
