package com.nocodo.webapp.settings;

import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Me;
import com.nocodo.webapp.shell.Moments;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How one signs in, by which browsers and scripts; and for an owner, who else may come in.
@Route("settings")
@PermitAll
final class SettingsView extends Main implements HasDynamicTitle, Edits {
    private final AccountApi account;
    private final OperatorApi operator;
    private final OperatorDoor door;

    SettingsView(Me me, OperatorDoor door) {
        this.account = me.account();
        this.operator = me.operator();
        this.door = door;
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
            add(section(
                    "settings.members",
                    new MembersPart(account, own.id(), door.waysIn().mail(), this)));
        }
        add(section("settings.sessions", sessions()), section("settings.tokens", tokens(), newToken()));
        if (own.role().equals("owner")) {
            add(section("settings.audit", new AuditPart(operator, names())));
        }
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        operator.projects().forEach(project -> names.put(project.id(), project.name()));
        account.members().forEach(member -> names.put(member.id(), member.name()));
        return names;
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
        scope.setItems("read", "write", "admin");
        scope.setItemLabelGenerator(one -> getTranslation("scope." + one));
        scope.setValue("read");
        scope.setAriaLabel(getTranslation("settings.scope"));
        var key = UUID.randomUUID().toString();
        var make = new Button(
                getTranslation("settings.make"),
                click -> tried(() -> show(account.makeToken(name.getValue(), scope.getValue(), 90, key)
                        .secret())));
        return row(name, scope, make);
    }

    private static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    @Override
    public void show(String secret, String... sentences) {
        var dialog = new Dialog(getTranslation("settings.once"));
        var field = new TextField();
        field.setAriaLabel(getTranslation("settings.once"));
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        dialog.setWidth("min(40rem, 92vw)");
        for (var sentence : sentences) {
            dialog.add(new Paragraph(sentence));
        }
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
        return Moments.of(instant, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("settings.title") + " · nocodo";
    }
}
