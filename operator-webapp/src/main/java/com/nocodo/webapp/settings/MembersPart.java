package com.nocodo.webapp.settings;

import com.nocodo.protocol.AccountApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Who may come in, and a row to invite somebody; for owners.
final class MembersPart extends Div {
    private static final List<String> ROLES = List.of("builder", "viewer", "owner");
    private static final List<String> LANGUAGES = List.of("en", "de");

    private final String key = UUID.randomUUID().toString();
    private final AccountApi account;
    private final String own;
    private final boolean mail;
    private final Edits edits;

    /// @param own the account of who looks
    /// @param mail whether links can be mailed
    MembersPart(AccountApi account, String own, boolean mail, Edits edits) {
        this.account = account;
        this.own = own;
        this.mail = mail;
        this.edits = edits;
        var list = new UnorderedList();
        account.members().forEach(member -> list.add(entry(member)));
        add(list, invitation());
    }

    private ListItem entry(AccountApi.AccountView member) {
        var entry =
                new ListItem(new Span(member.email() == null ? member.name() : member.name() + " · " + member.email()));
        var role = choice("settings.role", "role.", ROLES, member.role());
        role.addValueChangeListener(change -> edits.tried(() -> account.setRole(member.id(), change.getValue())));
        entry.add(role);
        entry.add(new Button(
                getTranslation("settings.new-link"),
                click -> edits.tried(() -> edits.show(account.link(member.id())))));
        var address = member.email();
        if (mail && address != null) {
            entry.add(new Button(
                    getTranslation("settings.mail-link"),
                    click -> edits.tried(() -> mailed(address, account.mail(member.id())))));
        }
        var remove =
                new Button(getTranslation("settings.remove"), click -> edits.tried(() -> account.remove(member.id())));
        remove.setEnabled(!member.id().equals(own));
        entry.add(remove);
        return entry;
    }

    private Div invitation() {
        var name = new TextField(getTranslation("settings.name"));
        var email = new EmailField(getTranslation("settings.email"));
        var role = choice("settings.role", "role.", ROLES, "builder");
        var language = choice(
                "settings.language",
                "language.",
                LANGUAGES,
                "de".equals(getLocale().getLanguage()) ? "de" : "en");
        language.setVisible(mail);
        var invite = new Button(
                getTranslation("settings.invite"),
                click -> edits.tried(() -> invite(new AccountApi.NewMember(
                        name.getValue(), role.getValue(), email.getValue(), language.getValue()))));
        var row = new Div(name, email, role, language, invite);
        row.addClassName("row");
        return row;
    }

    private void invite(AccountApi.NewMember wanted) {
        var invitation = account.invite(wanted, key);
        var address = invitation.account().email();
        if (mail && address != null) {
            mailed(address, account.mail(invitation.account().id()));
        } else {
            edits.show(invitation.link());
        }
    }

    private void mailed(String address, AccountApi.Mailed mailed) {
        edits.show(
                mailed.link(),
                mailed.failure() == null
                        ? getTranslation("settings.mailed", address)
                        : getTranslation("settings.mail-failed", Objects.requireNonNull(mailed.failure())));
    }

    private Select<String> choice(String label, String words, List<String> items, String now) {
        var choice = new Select<String>();
        choice.setItems(items);
        choice.setItemLabelGenerator(one -> getTranslation(words + one));
        choice.setValue(now);
        choice.setAriaLabel(getTranslation(label));
        return choice;
    }
}
