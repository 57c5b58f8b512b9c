package com.nocodo.webapp.chat;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ReadingView;
import com.nocodo.webapp.files.FileChip;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The conversation, drawn from the project's events.
final class Log extends Div {
    private final JobCard.Asking asking;
    private final Map<JobId, JobCard> jobs = new HashMap<>();
    private final Set<JobId> open = new HashSet<>();
    private @Nullable SketchCard sketch;
    private @Nullable FailureNotice failure;
    private @Nullable JobCard current;
    private @Nullable JobCard newestChange;

    Log(JobCard.Asking asking) {
        this.asking = asking;
        addClassName("log");
        getElement().setAttribute("role", "log");
        getElement().setAttribute("aria-live", "polite");
        getElement().setAttribute("tabindex", "0");
    }

    /// Whether a job waits or runs.
    boolean works() {
        return !open.isEmpty();
    }

    /// Of several sketches only the newest is drawn: it holds everything that was said.
    void take(List<EventRecord> records) {
        var drawn = records.stream()
                .filter(record -> record.event() instanceof ProjectEvent.SketchDrawn)
                .toList();
        records.stream()
                .filter(record -> !drawn.contains(record) || record == drawn.getLast())
                .forEach(this::take);
        if (records.stream()
                .anyMatch(record -> record.event() instanceof ProjectEvent.JobEnded ended && moves(ended.job()))) {
            var undone = asking.undoneImports();
            jobs.values().forEach(card -> card.undone(undone));
        }
    }

    private static boolean moves(JobView job) {
        return job.kind() == JobView.Kind.IMPORT || job.kind() == JobView.Kind.UNDO_IMPORT;
    }

    private void take(EventRecord record) {
        var at = record.at();
        switch (record.event()) {
            case ProjectEvent.MessageSaid said -> add(message(said, at));
            case ProjectEvent.SketchDrawn drawn -> draw(drawn.reading());
            case ProjectEvent.SketchRefused refused ->
                add(alert(refused.problem().message()));
            case ProjectEvent.PreviewFailed failed -> fail(new FailureNotice(failed, asking::startAgain));
            case ProjectEvent.PreviewStarted started -> endFailure();
            case ProjectEvent.Warned warned -> add(warned.over() ? righted(warned) : alert(warned.message()));
            case ProjectEvent.JobQueued queued -> card(queued.job());
            case ProjectEvent.JobBegun begun -> {
                current = card(begun.job());
                current.begun(at, begun.usual());
            }
            case ProjectEvent.JobCancelling cancelling -> card(cancelling.job()).cancelling();
            case ProjectEvent.JobEnded ended -> {
                var card = card(ended.job());
                card.ended(ended.outcome(), ended.problem(), ended.operations(), at);
                if (ended.outcome() == JobState.DONE && !ended.operations().isEmpty()) {
                    newest(card);
                }
                open.remove(ended.job().id());
                current = current == card ? null : current;
            }
            case ProjectEvent.StepBegun step -> inJob(card -> card.step(step.text(), at));
            case ProjectEvent.Noted noted -> inJob(card -> card.note(noted.text()));
            case ProjectEvent.DataRestored restored ->
                inJob(card -> card.note(getTranslation("job.data-restored", restored.rows())));
            case ProjectEvent.RowsTaken rows -> card(record.project(), rows);
            case ProjectEvent.CheckEnded check -> inJob(card -> card.check(check.check()));
            default -> {} // told elsewhere on the page
        }
    }

    /// Earlier events lie before what is shown; a job that lies on both sides stays where it is.
    void putBefore(List<EventRecord> events) {
        var before = new Log(asking);
        before.take(events.stream().filter(record -> !shown(record)).toList());
        if (newestChange == null) {
            newestChange = before.newestChange;
        } else if (before.newestChange != null) {
            before.newestChange.withdrawUndo();
        }
        before.jobs.forEach(jobs::putIfAbsent);
        before.endFailure(); // what is shown further down is newer
        var index = 0;
        for (Component component : before.getChildren().toList()) {
            before.remove(component);
            addComponentAtIndex(index++, component);
        }
    }

    /// Whether a card that lies further down tells it.
    private boolean shown(EventRecord record) {
        return switch (record.event()) {
            case ProjectEvent.JobQueued(var job) -> jobs.containsKey(job.id());
            case ProjectEvent.JobBegun(var job, var usual) -> jobs.containsKey(job.id());
            case ProjectEvent.JobCancelling(var job, var author) -> jobs.containsKey(job.id());
            case ProjectEvent.SketchDrawn(var reading) -> sketch != null;
            default -> false;
        };
    }

    /// A job that began before what is shown has a card, too.
    void open(JobView job) {
        if (!job.state().over()) {
            var card = card(job);
            if (job.state() == JobState.RUNNING) {
                current = card;
            }
        }
    }

    /// Only the newest change can be taken back by one key.
    private void newest(JobCard changed) {
        if (newestChange != null) {
            newestChange.withdrawUndo();
        }
        newestChange = changed;
        changed.offerUndo();
    }

    /// Rows of a job whose card lies further up, on what is not shown, are told where its card is.
    private void card(String project, ProjectEvent.RowsTaken rows) {
        var card = jobs.get(rows.job());
        if (card != null) {
            card.rows(project, rows);
        }
    }

    private void inJob(Consumer<JobCard> work) {
        if (current != null) {
            work.accept(current);
        }
    }

    private JobCard card(JobView job) {
        return jobs.computeIfAbsent(job.id(), id -> {
            var card = new JobCard(job, asking);
            open.add(id);
            add(card);
            return card;
        });
    }

    /// Only the newest one can be acted on.
    private void fail(FailureNotice newest) {
        endFailure();
        failure = newest;
        add(newest);
    }

    private void endFailure() {
        if (failure != null) {
            failure.over();
            failure = null;
        }
    }

    private void draw(ReadingView reading) {
        var before = sketch;
        var newest = new SketchCard(reading, asking, before == null ? Set.of() : before.opened());
        if (before != null) {
            remove(before);
        }
        sketch = newest;
        add(newest);
    }

    private Div message(ProjectEvent.MessageSaid said, Instant at) {
        var meta = new Span(said.author() + " · " + time(at));
        meta.addClassName("meta");
        var message = new Div(meta);
        var about = said.about();
        if (about != null) {
            var pointed = new Div(new AboutChip(about));
            pointed.addClassName("chips");
            message.add(pointed);
        }
        if (!said.text().isBlank()) {
            message.add(new Paragraph(said.text()));
        }
        if (!said.attachments().isEmpty()) {
            var chips = new Div();
            chips.addClassName("chips");
            said.attachments().forEach(file -> chips.add(new FileChip(file)));
            message.add(chips);
        }
        message.addClassName("message");
        return message;
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(getLocale())
                .format(at.atZone(ZoneId.systemDefault()));
    }

    private static Div righted(ProjectEvent.Warned warned) {
        var righted = new Div(new Paragraph(warned.message()));
        righted.addClassName("card");
        return righted;
    }

    private static Div alert(String text) {
        var alert = new Div(new Paragraph(text));
        alert.addClassNames("card", "warning");
        alert.getElement().setAttribute("role", "alert");
        return alert;
    }

    /// A page opens where the newest thing begins.
    void scrollToNewest() {
        getElement().executeJs("setTimeout(() => this.lastElementChild?.scrollIntoView({block: 'start'}))");
    }

    void scrollToEnd() {
        getElement().executeJs("""
            const view = this.parentElement;
            if (view.scrollHeight - view.scrollTop - view.clientHeight < 400)
              view.scrollTo({top: view.scrollHeight});
            """);
    }
}
