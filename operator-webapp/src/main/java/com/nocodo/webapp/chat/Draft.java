package com.nocodo.webapp.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;

/// What is being written, as the browser keeps it until the operator has it. A message that was sent is kept as a whole
/// beside its key: exactly that message, sent again, is said once; anything else gets a key of its own. So neither a
/// second Enter nor an answer that was lost says something twice, and no box can be locked by what was sent before.
/// What it is about is asked, since who points and sends at once is faster than an answer.
final class Draft {
    private static final String SCRIPT = """
        const root = this, box = $0, button = $1, draft = $2, sent = draft + '-sent';
        const written = () => ({text: box.inputElement.value,
          files: (root.dataset.files ?? '').split(' ').filter(id => id)});
        const pending = () => {
          try { return JSON.parse(localStorage.getItem(sent)); } catch { return null; }
        };
        const same = (one, other) => one.text === other.text && one.about === other.about
          && one.files.join() === other.files.join();
        const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
          byte => byte.toString(16).padStart(2, '0')).join('');
        const empty = () => {
          localStorage.removeItem(draft);
          box.value = '';
          box.inputElement.value = '';
        };
        let under = null;
        const arrived = key => {
          const one = pending();
          if (one?.key !== key) return false;
          localStorage.removeItem(sent);
          if (box.inputElement.value !== one.text) return false;
          empty();
          return true;
        };
        const take = async one => {
          const before = pending();
          const key = before && same(before, one) ? before.key : freshKey();
          under = key;
          localStorage.setItem(sent, JSON.stringify({...one, key}));
          localStorage.setItem(draft, one.text);
          if (await root.$server.say(key, one.text, one.about, one.files)) arrived(key);
          box.focus();
        };
        root.say = async () => {
          const one = written();
          if (under || !one.text.trim() && !one.files.length) return;
          under = 'asked';
          try {
            await take({...one, about: await root.$server.about()});
          } catch { // the box keeps it
          } finally { under = null; }
        };
        root.heard = key => {
          if (!arrived(key) || under === key) return;
          root.$server.arrived();
        };
        root.sayFiles = () => { if (!box.inputElement.value.trim()) root.say(); };
        const kept = localStorage.getItem(draft);
        if (kept && !box.value) box.value = kept;
        const before = pending();
        if (before) root.$server.has(before.key).then(there => { if (there) root.heard(before.key); });
        box.addEventListener('input', () => localStorage.setItem(draft, box.inputElement.value));
        box.addEventListener('keydown', e => {
          if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
          e.preventDefault(); root.say();
        });
        button.addEventListener('click', root.say);
        window.addEventListener('storage', e => {
          if (root.isConnected && e.key === draft && e.newValue === null && box.inputElement.value === e.oldValue) empty();
        });
        """;

    private Draft() {}

    /// Enter sends, too; inside an input method it only takes its word. Where two pages show one draft, what one of
    /// them sent leaves the other.
    ///
    /// @param name in the browser's store
    static void keep(Composer composer, TextArea box, Button send, String name) {
        composer.getElement().executeJs(SCRIPT, box.getElement(), send.getElement(), name);
    }
}
