package com.nocodo.vault.ui;

import com.nocodo.vault.door.LoginView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// Who is signed in, as far as it may be told, and until when; and the way out.
final class SignedIn extends Div {
    private final Person person;
    private LoginView shown = LoginView.NONE;

    SignedIn(Person person) {
        this.person = person;
        addClassName("signed-in");
        setVisible(false);
        show();
    }

    /// Anew, where something has changed.
    void show() {
        var login = person.vault().login().login();
        if (login.equals(shown)) {
            return;
        }
        shown = login;
        removeAll();
        var until = login.until();
        setVisible(login.issuer() != null && until != null);
        if (login.issuer() == null || until == null) {
            return;
        }
        var words = new Span("Signed in%s at %s until %s."
                .formatted(
                        login.account() == null ? "" : " as " + login.account(),
                        login.issuer().host(),
                        Parts.moment(until)));
        words.addClassName("meta");
        var out = new Button("Sign out", click -> {
            person.signOut();
            UI.getCurrent().navigate(SignInPage.class); // where it was locked already
        });
        out.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        add(words, out);
    }
}
