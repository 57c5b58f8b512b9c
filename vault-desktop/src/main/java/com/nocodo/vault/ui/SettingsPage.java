package com.nocodo.vault.ui;

import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.issuer.Login;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;

/// When the vault locks, what a server may cost, its password and sheet, the login before it, and copies of it.
@Route("settings")
@PageTitle("Settings · nocodo vault")
final class SettingsPage extends Main {
    private final Person person;

    SettingsPage(Person person, Login login) {
        this.person = person;
        addClassName("page");
        add(
                new H1("Settings"),
                limits(),
                new PasswordPart(person),
                new LoginPart(person, login),
                new CopiesPart(person));
        add(Parts.section(
                "A lost computer",
                "Where a copy of this vault was on a computer that is not yours any more.",
                new RouterLink("My laptop was stolen", StolenPage.class)));
    }

    private Section limits() {
        var now = person.vault().settings();
        var minutes = new IntegerField("Lock after minutes without use");
        minutes.setValue(now.lockAfterMinutes());
        minutes.setMin(1);
        minutes.setMax(240);
        minutes.setStepButtonsVisible(true);
        var cap = new BigDecimalField("The most that a server may cost an hour");
        cap.setHelperText("In the provider's currency; empty for no cap");
        cap.setValue(now.costCap());
        var save = new Button("Save", click -> {
            if (minutes.getValue() != null
                    && Parts.tried(
                            () -> person.vault().setSettings(new SettingsView(minutes.getValue(), cap.getValue())))) {
                Notices.tell("Saved.");
            }
        });
        return Parts.section(
                "Limits",
                "A page that is only open does not keep the vault open. Work on a server does, for an hour at most.",
                minutes,
                cap,
                save);
    }
}
