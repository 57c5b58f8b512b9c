package com.nocodo.webapp.settings;

import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Me;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/// How one signs in, by which browsers and scripts; and for an owner, who else may come in.
@Route("settings")
@PermitAll
final class SettingsView extends Main implements HasDynamicTitle, Edits {
    private static final List<String> ROLES = List.of("builder", "viewer", "owner");

    private final AccountApi account;

    SettingsView(Me me) {
        this.account = me.account();
        addClassName("settings");
        draw();
    }

    private void draw() {
        removeAll();
        var own = account.me();
        add(new H1(getTranslation("settings.title")));
        add(section("settings.password", password(own)));
        add(section("settings.passkeys", new PasskeyPart(account, this)));
        if (own.role().equals("owner")) {
            add(section("settings.members", members(own), invitation()));
        }
        add(section("settings.sessions", sessions()), section("settings.tokens", tokens(), newToken()));
    }

    private Section section(String title, Component... parts) {
        var section = new Section(new H2(getTranslation(title)), new Paragraph(getTranslation(title + ".hint")));
        section.add(parts);
        return section;
    }

    private Div password(AccountApi.AccountView own) {
        var email = new EmailField(getTranslation("sign-in.email"));
        email.setValue(own.email() == null ? "" : own.email());
        var password = new PasswordField(getTranslation("sign-in.password"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        var save = new Button(
                getTranslation("settings.save"),
                click -> tried(() -> {
                    account.setPassword(email.getValue(), password.getValue());
                    Notices.tell(getTranslation("settings.saved"));
                }));
        return row(email, password, save);
    }

    private UnorderedList members(AccountApi.AccountView own) {
        var list = new UnorderedList();
        for (var member : account.members()) {
            var role = roles(member.role());
            role.addValueChangeListener(change -> tried(() -> account.setRole(member.id(), change.getValue())));
            var link = new Button(
                    getTranslation("settings.new-link"), click -> tried(() -> show(account.link(member.id()))));
            var remove =
                    new Button(getTranslation("settings.remove"), click -> tried(() -> account.remove(member.id())));
            remove.setEnabled(!member.id().equals(own.id()));
            list.add(new ListItem(
                    new Span(member.email() == null ? member.name() : member.name() + " · " + member.email()),
                    role,
                    link,
                    remove));
        }
        return list;
    }

    private Select<String> roles(String now) {
        var role = new Select<String>();
        role.setItems(ROLES);
        role.setItemLabelGenerator(one -> getTranslation("role." + one));
        role.setValue(now);
        role.setAriaLabel(getTranslation("settings.role"));
        return role;
    }

    private Div invitation() {
        var name = new TextField(getTranslation("settings.name"));
        var role = roles("builder");
        var invite = new Button(
                getTranslation("settings.invite"),
                click -> tried(() ->
                        show(account.invite(name.getValue(), role.getValue()).link())));
        return row(name, role, invite);
    }

    private UnorderedList sessions() {
        var list = new UnorderedList();
        for (var session : account.sessions()) {
            var end =
                    new Button(getTranslation("settings.end"), click -> tried(() -> account.endSession(session.id())));
            list.add(new ListItem(
                    new Span(session.agent()), new Span(getTranslation("settings.seen", at(session.seenAt()))), end));
        }
        return list;
    }

    private UnorderedList tokens() {
        var list = new UnorderedList();
        for (var token : account.tokens()) {
            var revoke = new Button(
                    getTranslation("settings.revoke"), click -> tried(() -> account.revokeToken(token.id())));
            list.add(new ListItem(
                    new Span("%s · %s".formatted(token.name(), getTranslation("scope." + token.scope()))),
                    new Span(getTranslation("settings.until", at(token.expiresAt()))),
                    revoke));
        }
        return list;
    }

    private Div newToken() {
        var name = new TextField(getTranslation("settings.name"));
        var scope = new Select<String>();
        scope.setItems("read", "write");
        scope.setItemLabelGenerator(one -> getTranslation("scope." + one));
        scope.setValue("read");
        scope.setAriaLabel(getTranslation("settings.scope"));
        var make = new Button(
                getTranslation("settings.make"),
                click -> tried(() -> show(
                        account.makeToken(name.getValue(), scope.getValue(), 90).secret())));
        return row(name, scope, make);
    }

    private static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    /// A secret is shown this once; it is selected, to be copied.
    private void show(String secret) {
        var dialog = new Dialog(getTranslation("settings.once"));
        var field = new TextField();
        field.setAriaLabel(getTranslation("settings.once"));
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        dialog.setWidth("min(40rem, 92vw)");
        dialog.add(field);
        dialog.getFooter().add(new Button(getTranslation("close"), click -> dialog.close()));
        dialog.open();
        field.focus();
    }

    @Override
    public void tried(Runnable work) {
        try {
            work.run();
            draw();
        } catch (ProblemException e) {
            draw(); // what was refused is not shown as done
            Notices.tell(e.problem().message());
        }
    }

    @Override
    public String at(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("settings.title") + " · nocodo";
    }
}
