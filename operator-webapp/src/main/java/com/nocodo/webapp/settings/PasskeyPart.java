package com.nocodo.webapp.settings;

import com.nocodo.protocol.AccountApi;
import com.nocodo.webapp.shell.Notices;
import com.nocodo.webapp.shell.PasskeyWords;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;

/// The person's passkeys, and a row to add one. The device is asked by the browser, so the button's work is a script.
final class PasskeyPart extends Div {
    private final Edits edits;
    private final TextField name;
    private final Div row;
    private final Paragraph nowhere;

    PasskeyPart(AccountApi account, Edits edits) {
        this.edits = edits;
        this.name = new TextField(getTranslation("settings.passkey.name"));
        name.setValue(getTranslation("settings.passkey.usual"));
        this.row = new Div(name, new Button(getTranslation("settings.passkey.add")));
        this.nowhere = new Paragraph(getTranslation("settings.passkey.nowhere"));
        row.addClassName("row");
        nowhere.addClassName("hint");
        nowhere.getElement().setAttribute("hidden", true);
        add(list(account), row, nowhere);
    }

    private UnorderedList list(AccountApi account) {
        var list = new UnorderedList();
        for (var passkey : account.passkeys()) {
            var renamed = new TextField();
            renamed.setAriaLabel(getTranslation("settings.passkey.name"));
            renamed.setValue(passkey.name());
            renamed.addValueChangeListener(
                    change -> edits.tried(() -> account.renamePasskey(passkey.id(), change.getValue())));
            var used = passkey.usedAt() == null
                    ? getTranslation("settings.passkey.unused")
                    : getTranslation("settings.seen", edits.at(passkey.usedAt()));
            var remove = new Button(
                    getTranslation("settings.remove"), click -> edits.tried(() -> account.removePasskey(passkey.id())));
            remove.setAriaLabel(getTranslation("settings.passkey.remove", passkey.name()));
            list.add(new ListItem(renamed, new Span(used), remove));
        }
        return list;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript(PasskeyWords.SCRIPT);
        getElement().executeJs("""
                const possible = window.nocodoPasskeys.possible();
                $0.hidden = !possible;
                $1.hidden = possible;
                $0.querySelector('vaadin-button').addEventListener('click', async () =>
                  this.$server.added(await window.nocodoPasskeys.add($2.value)));
                """, row.getElement(), nowhere.getElement(), name.getElement());
    }

    @ClientCallable
    void added(String result) {
        if (result.isEmpty()) {
            edits.tried(() -> Notices.tell(getTranslation("settings.passkey.added")));
        } else {
            Notices.tell(PasskeyWords.of(this, result));
        }
    }
}
