package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PastApi.BackupView;
import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks what is to be brought back, and says before what that does to the data.
final class RestoreDialog extends Dialog {
    private final String key = UUID.randomUUID().toString();
    private final PastApi past;
    private final PastApi.TimelineView timeline;
    private final Select<VersionView> version = new Select<>();
    private final Select<BackupView> backup = new Select<>();
    private final Div consequences = new Div();
    private final Checkbox losses = new Checkbox();
    private final Button bring = new Button();

    RestoreDialog(
            PastApi past, PastApi.TimelineView timeline, @Nullable VersionView wanted, @Nullable BackupView data) {
        this.past = past;
        this.timeline = timeline;
        setHeaderTitle(getTranslation("restore.title"));
        setWidth("min(40rem, 92vw)");
        version.setLabel(getTranslation("restore.code"));
        version.setEmptySelectionAllowed(true);
        version.setEmptySelectionCaption(getTranslation("restore.code.none"));
        version.setItemLabelGenerator(one -> one == null
                ? getTranslation("restore.code.none")
                : Moments.of(one.at(), getLocale()) + " · " + HistoryWords.title(this, one));
        version.setItems(timeline.versions());
        version.setWidthFull();
        backup.setLabel(getTranslation("restore.data"));
        backup.setEmptySelectionAllowed(true);
        backup.setEmptySelectionCaption(getTranslation("restore.data.none"));
        backup.setItemLabelGenerator(one -> one == null
                ? getTranslation("restore.data.none")
                : Moments.of(one.at(), getLocale()) + " · " + HistoryWords.title(this, one));
        backup.setItems(timeline.backups());
        backup.setWidthFull();
        version.setValue(wanted);
        backup.setValue(data);
        version.addValueChangeListener(change -> tell());
        backup.addValueChangeListener(change -> tell());
        consequences.getElement().setAttribute("role", "status");
        losses.setLabel(getTranslation("restore.losses"));
        losses.addValueChangeListener(change -> enable());
        bring.setText(getTranslation("restore.do"));
        bring.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        bring.addClickListener(click -> restore());
        add(version, backup, consequences, losses);
        getFooter().add(new Button(getTranslation("close"), click -> close()), bring);
        tell();
    }

    private void tell() {
        consequences.removeAll();
        losses.setVisible(false);
        losses.setValue(false);
        try {
            var to = version.getValue();
            if (to != null) {
                code(to);
            }
        } catch (ProblemException e) {
            consequences.add(new Paragraph(e.problem().message()));
        }
        var data = backup.getValue();
        if (data != null) {
            data(data);
        }
        enable();
    }

    private void code(VersionView to) {
        var now = timeline.versions().getFirst();
        var comparison = past.compare(now.version(), to.version());
        if (comparison.operations().isEmpty()) {
            consequences.add(new Paragraph(getTranslation("history.same")));
        } else {
            consequences.add(new Paragraph(getTranslation("restore.code.does")), Comparisons.operations(comparison));
        }
        losses.setVisible(comparison.operations().stream().anyMatch(one -> one.destructive()));
    }

    private void data(BackupView data) {
        consequences.add(new Paragraph(getTranslation("restore.data.does", Moments.of(data.at(), getLocale()))));
        var list = new UnorderedList();
        var tables = new TreeSet<>(data.rows().keySet());
        tables.addAll(timeline.rows().keySet());
        tables.removeIf(table -> !HistoryWords.entered(table));
        for (var table : tables) {
            var now = timeline.rows().getOrDefault(table, 0L);
            var then = data.rows().getOrDefault(table, 0L);
            if (!now.equals(then)) {
                list.add(new ListItem(getTranslation("restore.rows", table.replace('_', ' '), now, then)));
            }
        }
        consequences.add(list, new Paragraph(getTranslation("restore.kept")));
    }

    private void enable() {
        bring.setEnabled((version.getValue() != null || backup.getValue() != null)
                && (!losses.isVisible() || losses.getValue()));
    }

    private void restore() {
        var to = version.getValue();
        var data = backup.getValue();
        try {
            past.restore(
                    new PastApi.Restore(
                            to == null ? null : to.version(), data == null ? null : data.id(), losses.getValue()),
                    key);
            close();
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }
}
