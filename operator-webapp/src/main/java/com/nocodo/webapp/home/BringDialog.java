package com.nocodo.webapp.home;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.ImportReport;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Brings a project that another operator wrote into a file. The file goes to the operator as it is, past the page's
/// own connection; what is begun there ends there, whether or not this page is still open.
final class BringDialog extends Dialog {
    private final Button choose = new Button();
    private final Div end = new Div();

    BringDialog() {
        setHeaderTitle(getTranslation("bring.title"));
        setWidth("min(36rem, 92vw)");
        choose.setText(getTranslation("bring.choose"));
        choose.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var status = new Paragraph();
        status.getElement().setAttribute("role", "status");
        end.getElement().setAttribute("role", "status");
        add(new Paragraph(getTranslation("bring.trust")), choose, status, end);
        getFooter().add(new Button(getTranslation("close"), click -> close()));
        choose.getElement().executeJs("""
                const button = this, status = $0, dialog = $1, words = $2;
                const input = document.createElement('input');
                input.type = 'file'; input.accept = '.nocodo,.zip';
                button.addEventListener('click', () => input.click());
                const fail = text => {
                  status.textContent = text; status.classList.add('bad'); button.disabled = false;
                };
                input.addEventListener('change', () => {
                  const file = input.files[0];
                  input.value = '';
                  if (!file) return;
                  button.disabled = true;
                  status.classList.remove('bad');
                  const request = new XMLHttpRequest();
                  request.open('POST', '/api/v1/projects/import');
                  request.setRequestHeader('Content-Type', 'application/zip');
                  request.upload.onprogress = e => {
                    status.textContent = words.sending.replace('{0}', file.name)
                      .replace('{1}', Math.floor(100 * e.loaded / Math.max(1, e.total)));
                  };
                  let since;
                  request.upload.onload = () => {
                    const begun = Date.now();
                    const tell = () => status.textContent =
                      words.proving.replace('{0}', Math.round((Date.now() - begun) / 1000));
                    tell();
                    since = setInterval(tell, 1000);
                  };
                  request.onloadend = () => clearInterval(since);
                  request.onerror = () => fail(words.lost);
                  request.onload = () => {
                    if (request.status === 201) {
                      status.textContent = ''; button.disabled = false;
                      dialog.$server.arrived(request.responseText);
                      return;
                    }
                    let said = words.lost;
                    try { said = JSON.parse(request.responseText).detail ?? said; } catch {}
                    fail(said);
                  };
                  request.send(file);
                });
                """, status.getElement(), getElement(), words());
    }

    private ObjectNode words() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("sending", getTranslation("bring.sending", "{0}", "{1}"))
                .put("proving", getTranslation("bring.proving", "{0}"))
                .put("lost", getTranslation("bring.lost"));
    }

    @ClientCallable
    void arrived(String answer) {
        var report = JsonMapper.shared().readValue(answer, ImportReport.class);
        end.removeAll();
        var project = report.project();
        if (project == null) {
            var failed = new UnorderedList();
            report.checks().stream()
                    .filter(check -> !check.verdict().equals("pass"))
                    .forEach(check -> failed.add(new ListItem(getTranslation("check." + check.id()))));
            end.add(new Paragraph(getTranslation("bring.failed")), failed);
            return;
        }
        var passed = report.checks().stream()
                .map(CheckView::verdict)
                .filter("pass"::equals)
                .count();
        var open = new Button(getTranslation("bring.open", project.name()), click -> {
            close();
            UI.getCurrent().navigate("projects/" + project.slug());
        });
        open.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        end.add(new Paragraph(getTranslation(
                "bring.done",
                report.rows(),
                report.uploads(),
                passed,
                report.checks().size())));
        report.notes().forEach(note -> end.add(new Paragraph(note)));
        end.add(open);
        choose.setVisible(false);
        open.focus();
    }
}
