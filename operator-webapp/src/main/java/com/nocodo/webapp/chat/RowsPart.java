package com.nocodo.webapp.chat;

import com.nocodo.protocol.ProjectEvent;
import com.nocodo.webapp.files.Misfits;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What became of the rows of a spreadsheet: how many are in, and each that did not fit, with the reason.
final class RowsPart extends Div {
    RowsPart(String project, ProjectEvent.RowsTaken rows) {
        addClassName("rows");
        add(new Paragraph(getTranslation(rows.undone() ? "rows.out" : "rows.in", rows.rows(), rows.source())));
        if (rows.misfits().isEmpty()) {
            return;
        }
        var list = new Misfits(rows.misfits());
        var all = new Anchor(
                "/api/v1/projects/%s/jobs/%s/misfits"
                        .formatted(project, rows.job().text()),
                getTranslation("rows.misfits.all"));
        all.setRouterIgnore(true);
        all.getElement().setAttribute("download", true);
        var title = rows.undone()
                ? getTranslation("rows.kept", rows.misfits().size())
                : getTranslation("rows.misfits", rows.refused(), Misfits.values(rows.misfits()));
        add(new Details(title, new Div(list, all)));
    }
}
