package com.nocodo.cli;

import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.UnderstoodView;
import com.nocodo.protocol.terminal.Output;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Events for people, one line each: number, time of this machine, what happened.
final class EventWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private EventWords() {}

    static String of(EventRecord record) {
        var time = TIME.format(record.at().atZone(ZoneId.systemDefault()));
        return "%5d  %s  %s".formatted(record.seq(), time, oneLine(words(record.event())));
    }

    private static String words(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.ProjectCreated(var slug, var name, var path) ->
                "Project created: %s (%s) in %s".formatted(name, slug, path);
            case ProjectEvent.ProjectStateChanged(var state) -> "Project is " + state;
            case ProjectEvent.DeletionBegun() -> "Deletion begun";
            case ProjectEvent.ProjectDeleted(var slug) -> "Project deleted: " + slug;
            case ProjectEvent.EpicPlanned(var _, var title, var _) -> "Planned: " + title;
            case ProjectEvent.TaskCreated(var _, var task, var _) ->
                "%s %s: %s, for %s".formatted(task.id(), task.title(), task.state(), task.specialist());
            case ProjectEvent.TaskMoved(var _, var task, var from, var actor, var reason) ->
                "%s %s: %s → %s (%s%s)"
                        .formatted(task.id(), task.title(), from, task.state(), actor, behind(": ", reason));
            case ProjectEvent.TaskCommented(var _, var task, var _, var author, var text) ->
                "%s about %s: %s".formatted(author, task, text);
            case ProjectEvent.TaskCommentAsked(var _, var task, var id, var message, var author) ->
                "%s asked for comment %d on %s, as message %d".formatted(author, id, task, message);
            case ProjectEvent.CheckEnded(var check, var _, var reused) -> check(check, reused);
            case ProjectEvent.BuildBegun(var _, var resumed) -> resumed ? "Build goes on" : "Build begun";
            case ProjectEvent.BuildEnded(var proven, var _) ->
                proven ? "Build ended, proven" : "Build ended, not proven";
            case ProjectEvent.BuildInterrupted(var why) -> "Build interrupted" + behind(": ", why);
            case ProjectEvent.ChangeProposed(var _, var operations) -> "Change proposed: " + operations(operations);
            case ProjectEvent.ChangeApplied(var _, var _) -> "Change applied";
            case ProjectEvent.ChangeTakenBack() -> "Change taken back";
            case ProjectEvent.BackedUp(var backup, var why) -> "Backed up: %s (%s)".formatted(backup, why);
            case ProjectEvent.DataRestored(var _, var backup, var rows) ->
                "Data of the backup %s is back, with %d rows".formatted(backup, rows);
            case ProjectEvent.PreviewStarted(var url) -> "Application started at " + url;
            case ProjectEvent.PreviewStopped() -> "Application stopped";
            case ProjectEvent.PreviewFailed(var _, var _, var message, var lines, var _) ->
                message + behind(" Its last lines: ", String.join(" / ", lines));
            case ProjectEvent.Warned(var _, var message, var _) -> message;
            case ProjectEvent.StepBegun(var text) -> "▸ " + text;
            case ProjectEvent.Noted(var text) -> text;
            case ProjectEvent.MessageSaid said -> said.author() + about(said) + ": " + said.text() + files(said);
            case ProjectEvent.RowsTaken rows ->
                "%s %d rows of %s; %d did not fit"
                        .formatted(
                                rows.undone() ? "Taken out" : "Taken in", rows.rows(), rows.source(), rows.refused());
            case ProjectEvent.SketchDrawn(var reading) -> sketch(reading);
            case ProjectEvent.SketchRefused(var problem) -> "Not understood: " + problem.message();
            case ProjectEvent.AnswerGiven(var question, var answer, var author) ->
                answer == null
                        ? "%s took the answer to %s back".formatted(author, question)
                        : "%s answered %s: %s".formatted(author, question, answer);
            case ProjectEvent.JobQueued(var job) -> JobWords.queued(job);
            case ProjectEvent.JobBegun(var job, var usual) -> JobWords.begun(job);
            case ProjectEvent.JobCancelling(var job, var author) -> JobWords.name(job) + " is cancelled by " + author;
            case ProjectEvent.JobEnded(var job, var outcome, var problem, var operations) ->
                JobWords.ended(job, outcome)
                        + behind(": ", problem == null ? operations(operations) : problem.message());
            case ProjectEvent.ProjectExported(var file, var events) ->
                "Exported to %s, with %d events".formatted(file, events);
            case ProjectEvent.ProjectImported(var slug, var name, var path, var origin) ->
                "Imported: %s (%s) in %s; it was %s before".formatted(name, slug, path, origin);
            case ProjectEvent.Unknown(var type, var data) -> type + " " + Output.json(data);
        };
    }

    private static String sketch(ReadingView reading) {
        return "Understood: %s, with %s%s"
                .formatted(
                        reading.understood().name(),
                        reading.understood().entities().stream()
                                .map(UnderstoodView.EntityView::label)
                                .collect(Collectors.joining(", ")),
                        reading.questions().isEmpty()
                                ? ""
                                : "; questions: " + reading.questions().size());
    }

    private static String about(ProjectEvent.MessageSaid said) {
        var about = said.about();
        return about == null ? "" : " (" + about.label() + ")";
    }

    private static String files(ProjectEvent.MessageSaid said) {
        return said.attachments().stream().map(file -> " [" + file.name() + "]").collect(Collectors.joining());
    }

    private static String check(CheckView check, boolean reused) {
        var counts = check.ran() > 1 ? ", %d of %d".formatted(check.passed(), check.ran()) : "";
        var how = reused ? ", proven before" : "";
        return "Check %s: %s%s%s%s".formatted(check.id(), check.verdict(), counts, how, behind(": ", check.finding()));
    }

    private static String operations(List<OperationView> operations) {
        return operations.stream()
                .map(operation -> (operation.destructive() ? "loses data: " : "") + operation.words())
                .collect(Collectors.joining("; "));
    }

    private static String behind(String mark, @org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty() ? "" : mark + text;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " / ");
    }
}
