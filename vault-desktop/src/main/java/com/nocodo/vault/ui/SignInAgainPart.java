package com.nocodo.vault.ui;

import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;

/// For a server of the person's own that was left off before the vault had an account there.
final class SignInAgainPart extends Details {
    SignInAgainPart(Person person, String server, Consumer<ServerView> begun) {
        super("Sign in on the server once more");
        var signIn = new SignInPart();
        var close = new Checkbox("Other accounts and ports that are open there may be shut out");
        var go = new Button("Sign in and go on", click -> {
            if (signIn.isComplete()) {
                Parts.tried(
                        () -> begun.accept(person.vault().ownServers().goOn(server, close.getValue(), signIn.take())));
            }
        });
        add(new Div(signIn, close, go));
    }
}
