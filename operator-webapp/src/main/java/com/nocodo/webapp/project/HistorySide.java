package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PastApi.BackupView;
import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Versions and backups in one timeline, newest first, and the ways back to them.
final class HistorySide extends Div implements RightSide.Side {
    private final OperatorApi operator;
    private final String project;
    private final Div content = new Div();
    private final Div comparison = new Div();

    HistorySide(OperatorApi operator, ProjectSnapshot snapshot) {
        this.operator = operator;
        this.project = snapshot.project().id();
        addClassName("history");
        comparison.getElement().setAttribute("role", "status");
        var tools = new Div(
                new Button(getTranslation("history.back-up"), click -> tried(() -> past().backUp(null))),
                new Button(getTranslation("history.undo"), click -> undo()));
        tools.addClassName("row");
        add(tools, content);
        Shortcuts.addShortcutListener(this, this::undo, Key.KEY_Z, KeyModifier.CONTROL)
                .listenOn(this);
        getElement().executeJs("""
                this.addEventListener('keydown', e => {
                  const entry = e.target.closest('.timeline > li');
                  if (!entry || !['ArrowDown', 'ArrowUp'].includes(e.key) || e.target !== entry) return;
                  const next = e.key === 'ArrowDown' ? entry.nextElementSibling : entry.previousElementSibling;
                  if (next) { next.focus(); e.preventDefault(); }
                });
                """);
        addAttachListener(shown -> draw());
    }

    private PastApi past() {
        return operator.past(project);
    }

    private void undo() {
        tried(() -> past().undo("undo-" + UUID.randomUUID()));
    }

    private record Entry(Instant at, Component view) {}

    private void draw() {
        content.removeAll();
        comparison.removeAll();
        var timeline = past().timeline();
        if (timeline.versions().isEmpty() && timeline.backups().isEmpty()) {
            content.add(new Paragraph(getTranslation("history.empty")));
            return;
        }
        var retention = new Paragraph(getTranslation("history.retention"));
        retention.addClassName("hint");
        content.add(retention, compare(timeline), comparison, list(timeline));
    }

    private OrderedList list(PastApi.TimelineView timeline) {
        List<Entry> entries = new ArrayList<>();
        timeline.versions()
                .forEach(version -> entries.add(new Entry(
                        version.at(), new VersionEntry(project, version, this::mark, one -> restore(one, null)))));
        timeline.backups()
                .forEach(backup -> entries.add(new Entry(
                        backup.at(), new BackupEntry(backup, this::mark, this::test, one -> restore(null, one)))));
        entries.sort(Comparator.comparing(Entry::at).reversed());
        var list = new OrderedList();
        list.addClassName("timeline");
        entries.forEach(entry -> list.add(entry.view()));
        return list;
    }

    private CompareForm compare(PastApi.TimelineView timeline) {
        return new CompareForm(
                timeline.versions(),
                (from, to) -> tried(() -> {
                    comparison.removeAll();
                    comparison.add(
                            new H2(getTranslation("history.compared")),
                            Comparisons.view(past().compare(from.version(), to.version())));
                }));
    }

    private void mark(VersionView version, boolean starred, String note) {
        tried(() -> past().markVersion(version.version(), version.name(), starred, note));
        draw();
    }

    private void mark(BackupView backup, boolean starred, String note) {
        tried(() -> past().markBackup(backup.id(), starred, note));
        draw();
    }

    private void test(BackupView backup) {
        tried(() -> past().test(backup.id()));
    }

    /// With the data as it is at this moment.
    private void restore(@Nullable VersionView version, @Nullable BackupView backup) {
        tried(() -> new RestoreDialog(past(), past().timeline(), version, backup).open());
    }

    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    @Override
    public void take(List<EventRecord> events) {
        var matters = events.stream()
                .map(EventRecord::event)
                .anyMatch(event -> event instanceof ProjectEvent.ChangeApplied
                        || event instanceof ProjectEvent.BuildEnded
                        || event instanceof ProjectEvent.DataRestored
                        || event instanceof ProjectEvent.BackedUp
                        || event instanceof ProjectEvent.JobEnded);
        if (matters && isAttached()) {
            draw();
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Component view() {
        return this;
    }
}
