package com.nocodo.webapp.project;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Remark;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/// Where a comment is written. The browser keeps its text until the operator has it.
final class CommentBox extends Div {
    private final TextArea words = new TextArea();
    private final Paragraph hint = new Paragraph();
    private final Button send = new Button();
    private final Consumer<Remark> receiver;

    /// @param draft names what is being written, in the browser's store
    CommentBox(String draft, Consumer<Remark> receiver) {
        this.receiver = receiver;
        addClassName("comment-box");
        words.setLabel(getTranslation("comment.new"));
        words.setMaxLength(Remark.LONGEST);
        words.setWidthFull();
        hint.addClassName("hint");
        send.setText(getTranslation("comment.say"));
        add(words, hint, send);
        keep("nocodo-draft-" + draft);
    }

    void hint(String text) {
        hint.setText(text);
    }

    /// The same words under the same key are one comment, however often they are sent; other words get another key.
    /// Escape leaves the task only where nothing is being written.
    private void keep(String draft) {
        getElement().executeJs("""
            const root = this, box = $0, button = $1, draft = $2, name = draft + '-key';
            const kept = localStorage.getItem(draft);
            if (kept && !box.value) box.value = kept;
            let under = false;
            box.addEventListener('input', () => {
              localStorage.setItem(draft, box.inputElement.value);
              localStorage.removeItem(name);
            });
            box.addEventListener('keydown', e => {
              if (e.key === 'Escape' && box.inputElement.value.trim()) e.stopPropagation();
            });
            button.addEventListener('click', () => {
              if (under) return;
              under = true;
              const text = box.inputElement.value;
              const key = localStorage.getItem(name) ?? 'web-' + Array.from(
                crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
              localStorage.setItem(name, key);
              root.$server.say(key, text).then(taken => {
                under = false;
                if (!taken) return;
                localStorage.removeItem(name);
                if (box.inputElement.value !== text) return;
                localStorage.removeItem(draft);
                box.value = '';
                box.inputElement.value = '';
              }, () => { under = false; });
            });
            """, words.getElement(), send.getElement(), draft);
    }

    /// @return whether the operator has it now
    @ClientCallable
    boolean say(String key, String text) {
        try {
            receiver.accept(new Remark(key, text));
            return true;
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
            return false;
        }
    }
}
