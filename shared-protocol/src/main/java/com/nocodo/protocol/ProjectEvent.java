package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// One thing that happened to a project, as its stream keeps it. On the wire an object whose `type` says which; its
/// names are snake_case. Fields are only ever added, and a field that was added may be missing in older events.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type",
        visible = true,
        defaultImpl = ProjectEvent.Unknown.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public sealed interface ProjectEvent {

    /// The name of this kind of event on the wire.
    @JsonProperty("type")
    default String type() {
        return Objects.requireNonNull(getClass().getAnnotation(JsonTypeName.class))
                .value();
    }

    /// The project was written down; the first event of each stream.
    ///
    /// @param path the folder of its repository
    @JsonTypeName("project_created")
    record ProjectCreated(String slug, String name, String path) implements ProjectEvent {}

    /// The project is in another state than before.
    ///
    /// @param state `described`, `planned`, `building`, `blocked` or `ready`; whether it runs is told by the
    ///     `preview_…` events
    @JsonTypeName("project_state_changed")
    record ProjectStateChanged(String state) implements ProjectEvent {}

    /// From here on the project is no longer listed, and its files are being removed.
    @JsonTypeName("deletion_begun")
    record DeletionBegun() implements ProjectEvent {}

    /// Everything of the project is removed, its earlier events too. The last event of a stream.
    @JsonTypeName("project_deleted")
    record ProjectDeleted(String slug) implements ProjectEvent {}

    /// A plan was made; a `task_created` for each of its tasks follows.
    ///
    /// @param epic numbers the plan; its tasks name it
    /// @param specHash sha256 of the spec that the plan brings the application to
    @JsonTypeName("epic_planned")
    record EpicPlanned(long epic, String title, String specHash) implements ProjectEvent {}

    /// A task was added to a plan.
    ///
    /// @param task as it is then; its id is unique within the epic
    /// @param actor who added it, as in [TaskMoved]
    @JsonTypeName("task_created")
    record TaskCreated(long epic, TaskView task, String actor) implements ProjectEvent {}

    /// A task went from one state to another. These events are the only record of moves.
    ///
    /// @param task as it is after the move
    /// @param from the state before
    /// @param actor `project_manager`, `engineering_manager`, `dispatcher`, `executor`, `gate`, `recovery` or
    ///     `person`
    /// @param reason why, in words
    @JsonTypeName("task_moved")
    record TaskMoved(long epic, TaskView task, String from, String actor, String reason) implements ProjectEvent {}

    /// Somebody said something about a task.
    ///
    /// @param task its id
    /// @param id numbers the comments of the project: 1, 2, 3, …
    @JsonTypeName("task_commented")
    record TaskCommented(long epic, String task, long id, String author, String text) implements ProjectEvent {}

    /// A comment on a task was said to the project, as a change in words.
    ///
    /// @param id of the comment
    /// @param message the number of the message that says it
    @JsonTypeName("task_comment_asked")
    record TaskCommentAsked(long epic, String task, long id, long message, String author) implements ProjectEvent {}

    /// A check has a verdict, with its evidence recorded.
    ///
    /// @param tree git's id of the source tree that it holds for
    /// @param reused whether earlier evidence of exactly this tree was taken, so that nothing ran now
    @JsonTypeName("check_ended")
    record CheckEnded(CheckView check, String tree, boolean reused) implements ProjectEvent {}

    /// A build from words has begun, or goes on after an interruption.
    @JsonTypeName("build_begun")
    record BuildBegun(String specHash, boolean resumed) implements ProjectEvent {}

    /// A build went through to its end.
    ///
    /// @param proven whether every check passed
    /// @param commit what was proven
    @JsonTypeName("build_ended")
    record BuildEnded(boolean proven, @Nullable String commit) implements ProjectEvent {}

    /// A build stopped before its end and can be gone on with. After a kill this is told when the next one begins.
    ///
    /// @param why a sentence for people
    @JsonTypeName("build_interrupted")
    record BuildInterrupted(String why) implements ProjectEvent {}

    /// An edited spec is being carried out. It ends applied or taken back; what a kill cut short is brought to its end
    /// by the next change.
    ///
    /// @param specHash sha256 of the edited spec
    @JsonTypeName("change_proposed")
    record ChangeProposed(String specHash, List<BuildReport.OperationView> operations) implements ProjectEvent {
        public ChangeProposed {
            operations = List.copyOf(operations);
        }
    }

    /// The application is what the edited spec says.
    ///
    /// @param specHash sha256 of the spec that is agreed now
    /// @param commit what was proven
    @JsonTypeName("change_applied")
    record ChangeApplied(String specHash, @Nullable String commit) implements ProjectEvent {}

    /// The application and its repository are again as they were before the change. A kill in the moment between this
    /// event and the end of the change makes the next change tell it once more.
    @JsonTypeName("change_taken_back")
    record ChangeTakenBack() implements ProjectEvent {}

    /// The application's data was backed up.
    ///
    /// @param why as in [PastApi.BackupView]
    @JsonTypeName("backed_up")
    record BackedUp(String backup, String why) implements ProjectEvent {}

    /// The application has the data of a backup. What it had before is the newest backup from then.
    ///
    /// @param job which job did it
    /// @param rows how many it has now
    @JsonTypeName("data_restored")
    record DataRestored(String job, String backup, long rows) implements ProjectEvent {}

    /// The application has a process; it answers within seconds, or `preview_stopped` follows.
    ///
    /// @param url where it answers, on the operator's machine
    @JsonTypeName("preview_started")
    record PreviewStarted(String url) implements ProjectEvent {}

    /// The application's process was ended, or had ended by itself: the second is noticed by an operator that is
    /// served,
    /// or at the next start or stop.
    @JsonTypeName("preview_stopped")
    record PreviewStopped() implements ProjectEvent {}

    /// The application did not do as an application should, and has no process any more.
    ///
    /// @param reason `ended` (by itself), `not_ready`, `elsewhere` (it listens where it was not told), `memory`,
    ///     `processes`, `data`, or `given_up` (it was started again some times, and did not stay up)
    /// @param limit what the reason is measured with, for people: `1 GB`; empty where there is nothing to measure
    /// @param message a sentence for people
    /// @param lines the last lines of its log
    /// @param again whether it is started again without anybody asking
    @JsonTypeName("preview_failed")
    record PreviewFailed(String reason, String limit, String message, List<String> lines, boolean again)
            implements ProjectEvent {
        public PreviewFailed {
            lines = List.copyOf(lines);
        }
    }

    /// Something about the application, or the machine that it is on, needs somebody; told once, and once more when
    /// that is over.
    ///
    /// @param reason `disk` (little is free), `backup` (the daily one was not made) or `backup_test` (the
    ///     newest one cannot be opened)
    /// @param message a sentence for people, in the application's language
    @JsonTypeName("warned")
    record Warned(String reason, String message, boolean over) implements ProjectEvent {}

    /// A step of a build or change has begun: [Progress.Step], kept.
    @JsonTypeName("step_begun")
    record StepBegun(String text) implements ProjectEvent {}

    /// A sentence for the person: [Progress.Note], kept.
    @JsonTypeName("noted")
    record Noted(String text) implements ProjectEvent {}

    /// A person said something.
    ///
    /// @param id numbers the messages of the project: 1, 2, 3, …
    /// @param key as in [Said]
    /// @param attachments the files that it carries; missing in older events
    /// @param about what `this` means in it, as it was called then
    @JsonTypeName("message_said")
    record MessageSaid(
            long id,
            String key,
            String author,
            String text,
            List<AttachmentApi.AttachmentView> attachments,
            @Nullable SpecItemView about)
            implements ProjectEvent {
        @SuppressWarnings("NullAway") // of before there were any
        public MessageSaid {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }

        /// Words alone.
        public MessageSaid(long id, String key, String author, String text) {
            this(id, key, author, text, List.of(), null);
        }
    }

    /// Rows of a spreadsheet are in the application, or were taken out of it again.
    ///
    /// @param source the name of the spreadsheet
    /// @param table the kind of record; empty where several were filled
    /// @param rows how many went in, or out
    /// @param refused how many rows did not
    /// @param misfits rows and values that did not fit, at most [DataApi#MOST_MISFITS] of them
    /// @param undone whether an import was taken back
    @JsonTypeName("rows_taken")
    record RowsTaken(
            JobId job,
            String source,
            String table,
            long rows,
            long refused,
            List<SheetReport.Misfit> misfits,
            boolean undone)
            implements ProjectEvent {
        public RowsTaken {
            misfits = List.copyOf(misfits);
        }
    }

    /// The description was read anew, with everything that was said and answered so far; after a change, what the
    /// application is now.
    @JsonTypeName("sketch_drawn")
    record SketchDrawn(ReadingView reading) implements ProjectEvent {}

    /// The description cannot be read as it is now; the sketch before stays.
    @JsonTypeName("sketch_refused")
    record SketchRefused(Problem problem) implements ProjectEvent {}

    /// A question was answered, or its answer taken back.
    ///
    /// @param answer null: the default holds again
    @JsonTypeName("answer_given")
    record AnswerGiven(String question, @Nullable String answer, String author) implements ProjectEvent {}

    /// A job waits to be carried out; told again, with more attempts, when it is to be tried again.
    @JsonTypeName("job_queued")
    record JobQueued(JobView job) implements ProjectEvent {}

    /// A job is being carried out.
    ///
    /// @param usual the seconds that such jobs took here: the median of the newest ones that were done;
    ///     null where there was none
    @JsonTypeName("job_begun")
    record JobBegun(JobView job, @Nullable Integer usual) implements ProjectEvent {}

    /// A running job was cancelled; it ends in a moment.
    @JsonTypeName("job_cancelling")
    record JobCancelling(JobView job, String author) implements ProjectEvent {}

    /// A job is over.
    ///
    /// @param outcome `done`, `failed` or `cancelled`
    /// @param problem why it failed
    /// @param operations what a change that is done did; empty: nothing had to change
    @JsonTypeName("job_ended")
    record JobEnded(
            JobView job, JobState outcome, @Nullable Problem problem, List<BuildReport.OperationView> operations)
            implements ProjectEvent {
        public JobEnded {
            operations = List.copyOf(operations);
        }
    }
    /// The project was written into a file.
    ///
    /// @param file on the operator's machine
    /// @param events how many events are in it: all before this one
    @JsonTypeName("project_exported")
    record ProjectExported(String file, long events) implements ProjectEvent {}

    /// The project came from a file. What is before happened elsewhere, up to the checks that were run again here, and
    /// nothing of it runs but what is told from here on.
    ///
    /// @param slug its name here, as `name` and `path`
    /// @param origin its id where it came from
    @JsonTypeName("project_imported")
    record ProjectImported(String slug, String name, String path, String origin) implements ProjectEvent {}

    /// What this program does not know yet, because a newer one wrote it: its type and everything in it.
    record Unknown(
            String type, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> data) implements ProjectEvent {}
}
