package com.nocodo.vault.ui;

import com.nocodo.vault.door.CheckView;
import com.nocodo.vault.door.KeyView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

/// The keys of clouds: what there is, whether each works, and what it may do.
@Route("keys")
@PageTitle("Keys · nocodo vault")
final class KeysPage extends Main {
    private final Person person;
    private final Div list = new Div();

    KeysPage(Person person) {
        this.person = person;
        addClassName("page");
        add(new H1("Keys"), list, Parts.section("Add a key", "", new KeyFormPart(person, this::draw)));
        draw();
    }

    private void draw() {
        list.removeAll();
        var keys = person.vault().keys().all();
        if (keys.isEmpty()) {
            list.add(Parts.hint("No key yet. A key lets the vault order servers at a provider, in your name."));
            return;
        }
        var entries = new UnorderedList();
        entries.addClassName("cards");
        keys.forEach(key -> entries.add(entry(key)));
        list.add(entries);
    }

    private ListItem entry(KeyView key) {
        var entry = new ListItem(new H3(key.name()));
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(facts, "Provider", Words.provider(key.provider()));
        Parts.fact(facts, "Known as", key.shown());
        Parts.fact(facts, "Added", Parts.moment(key.added()));
        var told = new Div();
        told.getElement().setAttribute("role", "status");
        var busy = new Busy();
        var check = new Button(
                "Check it",
                click -> busy.run(
                        "Asking " + Words.provider(key.provider()) + ".",
                        click.getSource(),
                        () -> person.vault().keys().check(key.id()),
                        checked -> tell(told, checked)));
        var remove = new Button("Remove", click -> remove(key));
        remove.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        entry.add(facts, told, busy, Parts.row(check, remove));
        return entry;
    }

    private static void tell(Div told, CheckView checked) {
        told.removeAll();
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(facts, "Account", checked.account());
        Parts.fact(facts, "Project", checked.project());
        Parts.fact(
                facts,
                "Ends",
                checked.expiresAt() == null
                        ? "Not by itself, as far as the provider says"
                        : Parts.moment(checked.expiresAt()));
        Parts.fact(facts, "Missing rights", String.join(", ", checked.missing()));
        Parts.fact(facts, "More than it needs", String.join(", ", checked.surplus()));
        told.add(verdict(checked), facts, new Paragraph(checked.advice()));
    }

    private static Paragraph verdict(CheckView checked) {
        if (!checked.rightsKnown()) {
            return new Paragraph(
                    Parts.chip("It works", "good"),
                    Parts.chip("What it may do is unknown: the provider does not tell", "none"));
        }
        return new Paragraph(
                checked.missing().isEmpty()
                        ? Parts.chip("It works", "good")
                        : Parts.chip("It may not do all that is needed", "bad"),
                checked.surplus().isEmpty()
                        ? Parts.chip("It may do no more than is needed", "good")
                        : Parts.chip("It may do more than is needed", "warn"));
    }

    private void remove(KeyView key) {
        var dialog = new ConfirmDialog(
                "Remove the key “%s”?".formatted(key.name()),
                "The vault forgets it. At the provider it stays good until you revoke it there.",
                "Remove",
                confirm -> Parts.tried(() -> {
                    person.vault().keys().remove(key.id());
                    draw();
                }));
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
