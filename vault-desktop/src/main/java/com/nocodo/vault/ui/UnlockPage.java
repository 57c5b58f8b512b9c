package com.nocodo.vault.ui;

import com.nocodo.vault.door.OpeningView;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lock: each browser opens the vault for itself.
@Route(value = "unlock", autoLayout = false)
@PageTitle("Unlock · nocodo vault")
final class UnlockPage extends Bare {
    private static final int ASK_MILLIS = 1000;

    private final Person person;
    private final PasswordField password = new PasswordField("Password of the vault");
    private final Div alarm = Parts.alarm();
    private final Busy busy = new Busy();
    private final Button unlock;
    private @Nullable Instant waitUntil;
    private @Nullable Registration polls;

    UnlockPage(Person person) {
        super(
                "Unlock the vault",
                "It locks again by itself when it is not used for a while, and when the computer sleeps.");
        this.person = person;
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        unlock = new Button("Unlock", click -> unlock());
        unlock.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        unlock.addClickShortcut(Key.ENTER).listenOn(password);
        add(new SignedIn(person), alarm, password, unlock, busy, new Details("I forgot the password", recovery()));
        password.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(ASK_MILLIS);
        polls = event.getUI().addPollListener(poll -> watch());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
        }
    }

    /// A page that stands here while the vault's processes are replaced hears of it by its next question.
    private void watch() {
        if (waitUntil != null && Instant.now().isAfter(waitUntil)) {
            waitUntil = null;
            alarm.setVisible(false);
            unlock.setEnabled(true);
        }
    }

    private void unlock() {
        var typed = password.getValue();
        password.clear();
        if (!typed.isEmpty()) {
            open("Trying the password.", unlock, () -> person.vault().unlock(typed));
        }
    }

    private void open(String doing, Button origin, Supplier<OpeningView> attempt) {
        alarm.setVisible(false);
        busy.run(doing, origin, attempt::get, this::tell);
    }

    private void tell(OpeningView opening) {
        if (opening.open()) {
            UI.getCurrent().navigate(person.takeWanted());
            return;
        }
        var until = opening.waitUntil();
        waitUntil = until;
        unlock.setEnabled(until == null);
        alarm.setText(
                until == null
                        ? opening.message()
                        : "%s The next try is let in at %s.".formatted(opening.message(), Parts.time(until)));
        alarm.setVisible(true);
        password.focus();
    }

    private Div recovery() {
        var code = new TextField("The code on the printed sheet");
        code.setPlaceholder("XXXX-XXXX-…");
        code.setAutocomplete(Autocomplete.OFF);
        code.setWidthFull();
        var fresh = new NewPassword("A new password");
        var recover = new Button(
                "Set the new password",
                click -> fresh.chosen().ifPresent(chosen -> {
                    var typed = code.getValue().strip();
                    fresh.clear();
                    open(
                            "Trying the code.",
                            click.getSource(),
                            () -> person.vault().recover(typed, chosen));
                }));
        return new Div(
                Parts.hint("The code opens the vault once, to set a new password. The sheet stays good."),
                code,
                fresh,
                recover);
    }
}
