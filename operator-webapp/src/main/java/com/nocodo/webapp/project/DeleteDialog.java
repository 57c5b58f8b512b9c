package com.nocodo.webapp.project;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectView;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Removes a project for good, once its name was typed.
final class DeleteDialog extends Dialog {
    DeleteDialog(OperatorApi operator, ProjectView project) {
        setHeaderTitle(getTranslation("project.delete"));
        setWidth("min(30rem, 92vw)");
        var name = new TextField(getTranslation("project.delete.name", project.slug()));
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.EAGER);
        var delete = new Button(getTranslation("project.delete.do"), click -> {
            try {
                operator.delete(project.id());
                close();
                getUI().orElseThrow().navigate("");
            } catch (ProblemException e) {
                Notices.tell(e.problem().message());
            }
        });
        delete.addThemeVariants(ButtonVariant.AURA_DANGER);
        delete.setEnabled(false);
        name.addValueChangeListener(
                change -> delete.setEnabled(change.getValue().strip().equals(project.slug())));
        add(new Paragraph(getTranslation("project.delete.all")), name);
        getFooter().add(new Button(getTranslation("close"), click -> close()), delete);
        name.focus();
    }
}
