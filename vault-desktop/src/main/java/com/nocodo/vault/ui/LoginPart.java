package com.nocodo.vault.ui;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.issuer.Discovery;
import com.nocodo.vault.issuer.Login;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;

/// Whom the page asks before the password, and whom the vault belongs to there.
final class LoginPart extends Div {
    private final Person person;
    private final Login login;
    private final TextField issuer = new TextField("Issuer");
    private final TextField client = new TextField("Client id");
    private final Busy busy = new Busy();
    private final Div state = new Div();

    LoginPart(Person person, Login login) {
        this.person = person;
        this.login = login;
        issuer.setPlaceholder("https://nocodo.com");
        issuer.setHelperText("Its address, exactly as it names itself");
        client.setHelperText("It gives it to you, for a public client with http://127.0.0.1/login/back");
        state.addClassName("form");
        var save = new Button("Save the issuer", click -> typed().ifPresent(chosen -> save(chosen, click.getSource())));
        var drop = new Button("No login", click -> drop());
        add(Parts.section(
                "Login",
                "The page can ask who you are, at nocodo.com or another issuer (OpenID Connect), before it asks for the"
                        + " password. A login counts for seven days, also offline. It opens nothing, and the terminal"
                        + " does without it.",
                issuer,
                client,
                Parts.row(save, drop),
                busy,
                state));
        show();
    }

    private void show() {
        var now = person.vault().login().login();
        var set = now.issuer();
        issuer.setValue(set == null ? "" : set.issuer());
        client.setValue(set == null ? "" : set.clientId());
        state.removeAll();
        if (set != null) {
            state.add(new Paragraph(words(now)));
            if (now.until() == null) {
                state.add(new LoginButton(person, login, set, "/settings", () -> {}));
            }
            if (now.bound()) {
                state.add(new Button("Let another account in", click -> unbind()));
            }
        }
    }

    private static String words(LoginView now) {
        if (!now.bound()) {
            return "The first who signs in and opens the vault is whom it belongs to. Sign in now, to see that it works.";
        }
        return "The vault belongs to %s there, and to nobody else."
                .formatted(now.account() == null ? "one account" : now.account());
    }

    private Optional<IssuerView> typed() {
        issuer.setInvalid(false);
        client.setInvalid(false);
        try {
            return Optional.of(
                    new IssuerView(issuer.getValue().strip(), client.getValue().strip()));
        } catch (ProblemException e) {
            e.problem().errors().forEach(this::tell);
            return Optional.empty();
        }
    }

    private void tell(Problem.FieldError error) {
        var field = error.field().equals("issuer") ? issuer : client;
        field.setInvalid(true);
        field.setErrorMessage(error.message());
    }

    private void save(IssuerView chosen, Button origin) {
        busy.run(
                "Asking %s whether one can sign in there.".formatted(chosen.host()),
                origin,
                () -> Discovery.trouble(chosen),
                trouble -> {
                    if (trouble.isPresent()) {
                        issuer.setInvalid(true);
                        issuer.setErrorMessage(trouble.get().sentence() + " Nothing was changed.");
                    } else if (Parts.tried(() -> person.vault().login().require(chosen))) {
                        Notices.tell("Saved. From the next lock on, sign in first.");
                        show();
                    }
                });
    }

    private void drop() {
        if (Parts.tried(() -> person.vault().login().drop())) {
            Notices.tell("The password alone, from now on.");
            show();
        }
    }

    private void unbind() {
        if (Parts.tried(() -> person.vault().login().unbind())) {
            Notices.tell("The next who signs in and opens the vault is whom it belongs to.");
            show();
        }
    }
}
