package com.nocodo.webapp.settings;

import com.nocodo.protocol.AuditView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people did, newest first; for owners.
final class AuditPart extends Div {
    private static final int PAGE = 20;

    private final OperatorApi operator;
    private final AuditWords words;
    private final NativeTableBody entries = new NativeTableBody();
    private final Button older = new Button();
    private @Nullable Long oldest;

    /// @param names of people and projects, by their ids
    AuditPart(OperatorApi operator, Map<String, String> names) {
        this.operator = operator;
        this.words = new AuditWords(this, names);
        addClassName("audit");
        older.setText(getTranslation("audit.older"));
        older.addClickListener(click -> more());
        add(table(), older);
        more();
    }

    private NativeTable table() {
        var heads = new NativeTableRow();
        for (var head : new String[] {"audit.when", "audit.who", "audit.what"}) {
            var cell = new NativeTableHeaderCell(getTranslation(head));
            cell.getElement().setAttribute("scope", "col");
            heads.add(cell);
        }
        var table = new NativeTable();
        table.getHead().add(heads);
        table.add(entries);
        table.getElement().setAttribute("aria-label", getTranslation("settings.audit"));
        return table;
    }

    private void more() {
        try {
            var page = operator.audit(oldest, PAGE + 1);
            page.stream().limit(PAGE).forEach(entry -> {
                entries.add(row(entry));
                oldest = entry.seq();
            });
            if (page.size() <= PAGE) {
                older.setVisible(false);
                var end = new Paragraph(getTranslation(oldest == null ? "audit.empty" : "audit.all"));
                end.addClassName("hint");
                end.getElement().setAttribute("role", "status");
                add(end);
            }
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private NativeTableRow row(AuditView entry) {
        var what = new NativeTableCell();
        if (entry.alarm()) {
            var alarm = new Span(getTranslation("audit.alarm"));
            alarm.addClassNames("state", "fail");
            what.add(alarm);
        }
        what.add(new Span(words.what(entry)));
        var about = words.about(entry);
        if (!about.isEmpty()) {
            var more = new Span(about);
            more.addClassName("meta");
            what.add(more);
        }
        var row = new NativeTableRow(
                new NativeTableCell(Moments.of(entry.at(), getLocale())), new NativeTableCell(words.who(entry)), what);
        row.setClassName("alarm", entry.alarm());
        return row;
    }
}
