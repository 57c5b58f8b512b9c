package com.nocodo.webapp.chat;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Said;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Where a person writes. The text stays in the box until the operator has it safely, and the browser keeps it, so
/// that neither a lost connection nor a restart loses it.
public final class Composer extends Div {
    private final TextArea box = new TextArea();
    private final Button send = new Button();
    private final Receiver receiver;
    private final String draft;

    /// Takes what is said.
    public interface Receiver {
        void take(Said said) throws ProblemException;
    }

    /// @param draft names what is being written, in the browser's store
    public Composer(String draft, String placeholder, Receiver receiver) {
        this.receiver = receiver;
        this.draft = "nocodo-draft-" + draft;
        addClassName("composer");
        box.setAriaLabel(placeholder);
        box.setPlaceholder(placeholder);
        box.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        box.setMaxRows(8);
        box.setMaxLength(Said.LONGEST);
        send.setText(getTranslation("chat.send"));
        send.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(box, send);
        onSend();
    }

    public void large() {
        addClassName("large");
        box.setMinRows(4);
    }

    public void focus() {
        box.focus();
    }

    public void fill(String text) {
        box.setValue(text);
        box.getElement().executeJs("localStorage.setItem($0, $1)", draft, text);
        box.focus();
    }

    /// The browser names the message and keeps the name with the text until the operator has both: said twice, by a
    /// second Enter or after a lost connection, it is said once. Enter inside an input method only takes its word.
    private void onSend() {
        getElement().executeJs("""
                const root = this, box = $0, button = $1, draft = $2;
                const kept = localStorage.getItem(draft);
                if (kept && !box.value) box.value = kept;
                let under = false;
                const say = () => {
                  const text = box.inputElement.value;
                  if (under || !text.trim()) return;
                  under = true;
                  const name = draft + '-key';
                  const key = localStorage.getItem(name) ?? Array.from(crypto.getRandomValues(new Uint8Array(16)),
                    byte => byte.toString(16).padStart(2, '0')).join('');
                  localStorage.setItem(name, key);
                  localStorage.setItem(draft, text);
                  root.$server.say(key, text).then(taken => {
                    under = false;
                    if (taken) localStorage.removeItem(name);
                    if (taken && box.inputElement.value === text) {
                      localStorage.removeItem(draft);
                      box.value = '';
                      box.inputElement.value = '';
                    }
                    box.focus();
                  }, () => { under = false; });
                };
                box.addEventListener('input', () => localStorage.setItem(draft, box.inputElement.value));
                box.addEventListener('keydown', e => {
                  if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
                  e.preventDefault(); say();
                });
                button.addEventListener('click', say);
                """, box.getElement(), send.getElement(), draft);
    }

    /// @return whether the operator has it now
    @ClientCallable
    boolean say(String key, String text) {
        try {
            receiver.take(new Said(key, text));
            box.setInvalid(false);
            return true;
        } catch (ProblemException e) {
            box.setInvalid(true);
            box.setErrorMessage(e.problem().message());
            return false;
        }
    }
}
