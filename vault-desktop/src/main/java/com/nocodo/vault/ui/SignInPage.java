package com.nocodo.vault.ui;

import com.nocodo.vault.issuer.Login;
import com.nocodo.vault.issuer.LoginTry;
import com.nocodo.vault.issuer.Refused;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/// In front of the lock, where an issuer is set: says where one signs in, and lets nobody be locked out by an issuer
/// that does not answer.
@Route(value = SignInPage.ROUTE, autoLayout = false)
@PageTitle("Sign in · nocodo vault")
final class SignInPage extends Bare {
    static final String ROUTE = "sign-in";

    private static final int ASK_MILLIS = 2000;

    private final Person person;
    private final Div without = new Div();
    private @Nullable Registration polls;

    SignInPage(Person person, Login login) {
        super(
                "Sign in",
                "This vault asks who you are before it asks for its password. The login opens nothing: the password does,"
                        + " and it is not for the page where you sign in.");
        this.person = person;
        without.addClassName("form");
        without.setVisible(false);
        without.add(
                Parts.hint(
                        "So that nobody is kept from their servers, the password alone will do until the vault is locked"
                                + " again. The audit log says so."),
                new Button("Go on with the password alone", click -> goWithout()));
        var issuer = person.vault().login().login().issuer();
        if (issuer != null) {
            var address = new Paragraph(issuer.issuer());
            address.addClassName("hint");
            add(
                    address,
                    new LoginButton(person, login, issuer, "/" + ROUTE, this::refused),
                    without,
                    new Details("I cannot sign in there", advice()));
        }
    }

    private static Div advice() {
        return new Div(
                Parts.hint(
                        "With the vault's password, in a terminal, the vault works without a login, and this takes it"
                                + " away from the page as well:"),
                new Code("nocodo vault settings --no-issuer"));
    }

    private void refused() {
        without.setVisible(person.login()
                .flatMap(LoginTry::refused)
                .filter(Refused::isOutage)
                .isPresent());
    }

    private void goWithout() {
        person.goesWithout();
        UI.getCurrent().navigate(UnlockPage.class);
    }

    /// Somebody may come back in another tab, or in another browser.
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(ASK_MILLIS);
        polls = event.getUI().addPollListener(poll -> {
            if (!person.mustSignIn()) {
                event.getUI().navigate(UnlockPage.class);
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
        }
    }
}
