package com.nocodo.vault.ui;

import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.issuer.Login;
import com.nocodo.vault.issuer.LoginTry;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/// Leads to the issuer, in this tab; and says why the last login came to nothing.
final class LoginButton extends Div {
    private final Person person;
    private final Login login;
    private final IssuerView issuer;
    private final String page;
    private final Runnable refused;
    private final Div alarm = Parts.alarm();
    private final Busy busy = new Busy();

    /// @param page of ours, to which it leads back
    /// @param refused is called when there is no way there
    LoginButton(Person person, Login login, IssuerView issuer, String page, Runnable refused) {
        this.person = person;
        this.login = login;
        this.issuer = issuer;
        this.page = page;
        this.refused = refused;
        addClassName("form");
        var there = new Button("Sign in at " + issuer.host(), click -> begin(click.getSource()));
        there.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(alarm, there, busy);
        person.login().filter(last -> last.page().equals(page)).ifPresent(this::tell);
    }

    private void begin(Button origin) {
        alarm.setVisible(false);
        var fresh = new LoginTry(page);
        busy.run(
                "Asking %s where to go.".formatted(issuer.host()),
                origin,
                () -> login.begin(issuer, fresh),
                address -> {
                    person.began(fresh);
                    address.ifPresent(there -> UI.getCurrent().getPage().setLocation(there));
                    tell(fresh);
                });
    }

    private void tell(LoginTry last) {
        last.refused().ifPresent(why -> {
            alarm.setText(why.sentence());
            alarm.setVisible(true);
            refused.run();
        });
    }
}
