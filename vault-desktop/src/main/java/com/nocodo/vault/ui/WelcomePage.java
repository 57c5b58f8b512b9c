package com.nocodo.vault.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The first page of all: makes the vault, or brings one back.
@Route(value = "welcome", autoLayout = false)
@PageTitle("Make your vault · nocodo")
final class WelcomePage extends Bare {
    private final Person person;
    private final NewPassword password = new NewPassword("A password for the vault");
    private final Busy busy = new Busy();

    WelcomePage(Person person) {
        super(
                "Make your vault",
                "It keeps the keys of your clouds and servers on this computer, sealed. Only your password opens it, or"
                        + " the sheet that you print next. Nobody can reset either.");
        this.person = person;
        var make = new Button("Make the vault", click -> make(click.getSource()));
        make.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        make.addClickShortcut(Key.ENTER).listenOn(password);
        add(password, make, busy, new Details("I have a backup of a vault", restore()));
        password.focus();
    }

    private void make(Button make) {
        password.chosen().ifPresent(chosen -> {
            password.clear();
            busy.run(
                    "Making the vault. Its lock is made hard to pick, which takes a few seconds.",
                    make,
                    () -> person.vault().create(chosen),
                    sheet -> {
                        person.mustPrint(sheet);
                        UI.getCurrent().navigate(SheetPage.class);
                    });
        });
    }

    private Div restore() {
        var file = new TextField("The backup's file on this computer");
        file.setPlaceholder("/home/me/vault.backup");
        file.setWidthFull();
        var restore = new Button(
                "Restore it",
                click -> path(file)
                        .ifPresent(place -> Parts.tried(() -> {
                            person.vault().restore(place);
                            Notices.tell(
                                    "The vault is back. It opens with the password that it had then, or by the sheet.");
                            UI.getCurrent().navigate(UnlockPage.class);
                        })));
        return new Div(
                Parts.hint("Backups open with the password that the vault had then. Without the password, restore it"
                        + " first, and set a new one by the printed sheet."),
                file,
                restore);
    }

    /// A whole path: what this process stands in is nobody's concern.
    static java.util.Optional<Path> path(TextField field) {
        var text = field.getValue().strip();
        try {
            var path = Path.of(text);
            field.setInvalid(!path.isAbsolute());
            field.setErrorMessage("The whole path, such as /home/me/vault.backup");
            return field.isInvalid() ? java.util.Optional.empty() : java.util.Optional.of(path);
        } catch (InvalidPathException e) {
            field.setInvalid(true);
            field.setErrorMessage("This is no path of a file");
            return java.util.Optional.empty();
        }
    }
}
