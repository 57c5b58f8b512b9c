package com.nocodo.vault.ui;

import com.nocodo.vault.door.ExposedView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;

/// The password, what to do when somebody may know it, and the sheet.
final class PasswordPart extends Div {
    private final Person person;
    private final PasswordField current = field("The password now");
    private final NewPassword next = new NewPassword("The new password");
    private final Busy busy = new Busy();
    private final Div exposed = new Div();

    PasswordPart(Person person) {
        this.person = person;
        exposed.getElement().setAttribute("role", "status");
        var change = new Button("Change the password", click -> change(click.getSource()));
        var known = new Button("Make everything new", click -> known(click.getSource()));
        var sheetPassword = field("The password, to make a new sheet");
        var sheet = new Button("Make a new sheet", click -> sheet(sheetPassword));
        add(
                Parts.section(
                        "Password",
                        "A changed password opens the vault from now on; copies of its file that were made before still open"
                                + " with the old one. If somebody may know the old one, make everything new: all keys of the"
                                + " vault, and then, with the list that you get, the keys at your providers.",
                        current,
                        next,
                        Parts.row(change, known),
                        busy,
                        exposed),
                Parts.section(
                        "Recovery sheet",
                        "A new sheet makes the old one worthless. Do it when the old one was lost or seen.",
                        sheetPassword,
                        sheet));
    }

    private static PasswordField field(String label) {
        var field = new PasswordField(label);
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        return field;
    }

    private void change(Button origin) {
        next.chosen().ifPresent(chosen -> {
            var now = take(current);
            next.clear();
            busy.run(
                    "Changing the password.",
                    origin,
                    () -> {
                        person.vault().changePassword(now, chosen);
                        return now.length();
                    },
                    done -> Notices.tell("The password is changed."));
        });
    }

    private void known(Button origin) {
        next.chosen().ifPresent(chosen -> {
            var now = take(current);
            next.clear();
            busy.run(
                    "Making new keys for everything.",
                    origin,
                    () -> person.vault().passwordMayBeKnown(now, chosen),
                    this::tell);
        });
    }

    private void tell(List<ExposedView> keys) {
        exposed.removeAll();
        exposed.add(new Paragraph("The password is changed, and every key in the vault is new."));
        if (keys.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        for (var key : keys) {
            var link = new Anchor(key.link(), "revoke it there and make a new one");
            link.setTarget(AnchorTarget.BLANK);
            link.getElement().setAttribute("rel", "noreferrer");
            list.add(new ListItem(new Span("%s (%s): ".formatted(key.name(), Words.provider(key.provider()))), link));
        }
        exposed.add(new Paragraph("Whoever knew it may have read these. Replace them now:"), list);
    }

    private void sheet(PasswordField field) {
        var typed = take(field);
        Parts.tried(() -> {
            person.mustPrint(person.vault().renewRecovery(typed));
            UI.getCurrent().navigate(SheetPage.class);
        });
    }

    private static String take(PasswordField field) {
        var typed = field.getValue();
        field.clear();
        return typed;
    }
}
