package com.nocodo.webapp.files;

import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A button that opens the files of a person's device; files can also be dropped on a component around it, or pasted
/// into it. They go to the operator as they are, past the page's own connection.
public final class FilePicker extends Div {
    public static final String SHEETS = ".csv,.tsv,.txt,.xlsx,.xlsm";
    public static final String ALL = SHEETS + ",.png,.jpg,.jpeg,.webp";

    private final AttachmentApi files;
    private final Consumer<AttachmentView> receiver;
    private final Button button = new Button(VaadinIcon.PAPERCLIP.create());
    private final Span status = new Span();

    /// @param kinds the endings that the device offers; what a file is the operator decides
    /// @param around where files can be dropped or pasted
    /// @param kept names the files in the browser's store until [#forget]; empty: they are not kept
    public FilePicker(
            AttachmentApi files, String kinds, Component around, String kept, Consumer<AttachmentView> receiver) {
        this.files = files;
        this.receiver = receiver;
        addClassName("picker");
        button.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        name(getTranslation("files.add"));
        status.addClassName("hint");
        status.getElement().setAttribute("role", "status");
        add(button, status);
        listen(kinds, around, kept);
    }

    /// What the button is called, where it shows only its picture.
    public void name(String text) {
        button.setAriaLabel(text);
        button.setTooltipText(text);
    }

    /// Writes on the button what it does.
    public void label(String text) {
        button.setText(text);
        button.setAriaLabel(text);
        button.setIcon(VaadinIcon.TABLE.create());
    }

    private void listen(String kinds, Component around, String kept) {
        getElement()
                .executeJs("""
                    const root = this, button = $0, status = $1, around = $2, kinds = $3, store = $4, words = $5;
                    const input = document.createElement('input');
                    input.type = 'file'; input.accept = kinds; input.multiple = true; input.hidden = true;
                    input.tabIndex = -1; input.setAttribute('aria-hidden', 'true');
                    root.append(input);
                    const known = () => store ? JSON.parse(localStorage.getItem(store) ?? '[]') : [];
                    const keep = id => store && localStorage.setItem(store, JSON.stringify([...known(), id]));
                    root.forgetFiles = () => store && localStorage.removeItem(store);
                    root.forgetFile = id =>
                      store && localStorage.setItem(store, JSON.stringify(known().filter(one => one !== id)));
                    const send = async file => {
                      status.classList.remove('bad');
                      status.textContent = words.sending.replace('{0}', file.name);
                      try {
                        const answer = await fetch('/api/v1/attachments?name=' + encodeURIComponent(file.name), {
                          method: 'POST', body: file, headers: {'Content-Type': 'application/octet-stream'}});
                        const said = await answer.json();
                        if (!answer.ok) throw new Error(said.detail);
                        status.textContent = '';
                        keep(said.id);
                        await root.$server.picked(said.id);
                      } catch (e) {
                        status.classList.add('bad');
                        status.textContent = e instanceof TypeError ? words.lost : e.message;
                      }
                    };
                    const all = async list => { for (const file of list) await send(file); };
                    button.addEventListener('click', () => input.click());
                    input.addEventListener('change', () => { all([...input.files]); input.value = ''; });
                    around.addEventListener('dragover', e => {
                      if (![...e.dataTransfer.types].includes('Files')) return;
                      e.preventDefault(); around.classList.add('dropping');
                    });
                    around.addEventListener('dragleave', () => around.classList.remove('dropping'));
                    around.addEventListener('drop', e => {
                      around.classList.remove('dropping');
                      if (!e.dataTransfer.files.length) return;
                      e.preventDefault(); all([...e.dataTransfer.files]);
                    });
                    around.addEventListener('paste', e => {
                      if (!e.clipboardData.files.length) return;
                      e.preventDefault(); all([...e.clipboardData.files]);
                    });
                    known().forEach(id => root.$server.picked(id));
                    """, button.getElement(), status.getElement(), around.getElement(), kinds, kept, words());
    }

    private ObjectNode words() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("sending", getTranslation("files.sending", "{0}"))
                .put("lost", getTranslation("files.lost"));
    }

    @ClientCallable
    void picked(String id) {
        try {
            receiver.accept(files.get(id));
        } catch (ProblemException e) {
            drop(id); // it was kept too long in the browser
        }
    }

    /// The browser need not keep the files any more.
    public void forget() {
        getElement().executeJs("this.forgetFiles()");
    }

    /// The browser need not keep this one any more.
    public void drop(String id) {
        getElement().executeJs("this.forgetFile($0)", id);
    }
}
