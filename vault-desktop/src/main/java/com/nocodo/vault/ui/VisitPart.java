package com.nocodo.vault.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/// Comes into a server of somebody else's: a file to its owner, and one back.
final class VisitPart extends Details {
    VisitPart(Person person) {
        super("A server of somebody else's");
        add(
                Parts.hint(
                        "Make a file and give it to the server's owner. Nothing in it is secret. Tell them its code by"
                                + " another way, on the telephone for example: so nobody can put another file in its place."),
                invite(person),
                Parts.hint("Then the owner gives you a file, and tells you a code."),
                join(person));
    }

    private static Div invite(Person person) {
        var name = new TextField("Whose vault this is");
        name.setPlaceholder("Alex's laptop");
        var file = CopiesPart.file("File to write", "invitation");
        var told = new Paragraph();
        told.getElement().setAttribute("role", "status");
        var make = new Button(
                "Make the file",
                click -> WelcomePage.path(file)
                        .ifPresent(place -> Parts.tried(() -> {
                            var made = person.vault().access().invite(name.getValue(), place);
                            told.setText("The file is %s. Its code: %s".formatted(made.file(), made.code()));
                        })));
        return fields(name, file, make, told);
    }

    private static Div join(Person person) {
        var file = CopiesPart.file("File that the owner gave you", "admission");
        var code = new TextField("Code that the owner told you");
        code.setPlaceholder("0000-0000-0000-0000-0000");
        var join = new Button(
                "Keep this server",
                click -> WelcomePage.path(file)
                        .ifPresent(place -> Parts.tried(() -> {
                            var server = person.vault().access().join(place, code.getValue());
                            UI.getCurrent().navigate(ServerPage.class, server.id());
                        })));
        return fields(file, code, join);
    }

    private static Div fields(com.vaadin.flow.component.Component... parts) {
        var fields = new Div(parts);
        fields.addClassName("fields");
        return fields;
    }
}
