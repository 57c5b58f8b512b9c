package com.nocodo.vault.ui;

import com.nocodo.vault.door.SignInForm;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;

/// What a person signs in with on their own server, once.
final class SignInPart extends Div {
    private static final String KEY = "With a private SSH key";
    private static final String PASSWORD = "With a password";

    private final RadioButtonGroup<String> how = new RadioButtonGroup<>("How you sign in there");
    private final TextArea key = new TextArea("The private key");
    private final PasswordField passphrase = new PasswordField("Its passphrase, if it has one");
    private final PasswordField password = new PasswordField("The password");

    SignInPart() {
        addClassName("form");
        how.setItems(KEY, PASSWORD);
        how.addValueChangeListener(change -> show());
        key.setPlaceholder("-----BEGIN OPENSSH PRIVATE KEY-----");
        key.setHelperText("The text of the file, such as id_ed25519. It is used once and not kept");
        key.setMaxHeight("12rem");
        key.getElement().setAttribute("autocomplete", "off");
        key.getElement().setAttribute("spellcheck", "false");
        passphrase.setAutocomplete(Autocomplete.OFF);
        password.setAutocomplete(Autocomplete.OFF);
        add(how, key, passphrase, password);
        how.setValue(KEY);
    }

    private void show() {
        var byKey = KEY.equals(how.getValue());
        key.setVisible(byKey);
        passphrase.setVisible(byKey);
        password.setLabel(byKey ? "The account's password, if sudo asks for it" : "The password");
    }

    /// Whether there is something to sign in with.
    boolean isComplete() {
        var byKey = KEY.equals(how.getValue());
        key.setInvalid(byKey && !key.getValue().contains("PRIVATE KEY"));
        key.setErrorMessage("Here belongs the whole text of a private key");
        password.setInvalid(!byKey && password.getValue().isEmpty());
        password.setErrorMessage("Here belongs the password");
        return !key.isInvalid() && !password.isInvalid();
    }

    /// What was typed; the fields are empty afterwards.
    SignInForm take() {
        var byKey = KEY.equals(how.getValue());
        var form = new SignInForm(
                byKey ? key.getValue().strip() + "\n" : null,
                byKey ? given(passphrase.getValue()) : null,
                given(password.getValue()));
        key.clear();
        passphrase.clear();
        password.clear();
        return form;
    }

    private static @Nullable String given(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
