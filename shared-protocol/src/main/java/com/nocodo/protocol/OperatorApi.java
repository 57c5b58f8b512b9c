package com.nocodo.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one typed door to an operator. Inside the operator's process it is answered directly; while no operator runs for
/// a home, the command line opens it in process through a [Provider]. Every method throws [ProblemException].
public interface OperatorApi extends AutoCloseable {

    /// The version of nocodo that this is.
    String VERSION = "0.1.0";

    /// What the words are understood as; nothing is begun. `answers` as in [BuildRequest].
    ReadingView read(String words, Map<String, String> answers);

    /// From words to a running, proven application. An interrupted build of the same words goes on where it was.
    /// Blocks until done; a thread interrupt cancels it and leaves it resumable.
    BuildReport build(BuildRequest request, Consumer<Progress> progress);

    /// Brings a project's application to an edited spec.
    BuildReport apply(ApplyRequest request, Consumer<Progress> progress);

    /// Changes a project's application as the words ask. Words that are not understood, or leave something open, are
    /// refused as a whole ([Problem.Code#INVALID]) with what is missing; nothing is changed then.
    BuildReport change(ChangeRequest request, Consumer<Progress> progress);

    /// All projects, newest first.
    List<ProjectView> projects();

    /// One project by id or slug.
    ProjectView project(String ref);

    /// The same projects, as a page that shows them side by side needs them.
    List<CardView> cards();

    /// One of them.
    CardView card(String ref);

    /// How the operator, its machine and its applications do. Reads what lies on the disk, so it takes a moment.
    HealthView health();

    /// Begins a project with its first message: it is listed, in state `described`, and has a stream; a repository
    /// comes with the build. The same key again answers the project that it began. Words that say nothing to build
    /// are refused, and nothing is begun.
    ProjectView begin(Said first);

    /// Says something to a project; the message is durable when this returns. Where the project is `described`, it adds
    /// to the description; else it is queued as a change: `job_…` events tell of it, and it is carried out while an
    /// operator runs.
    ///
    /// @return the number of its event
    long say(String ref, Said said);

    /// What a message to the project can be about ([Said#about]).
    List<SpecItemView> items(String ref);

    /// Answers a question that the description leaves open, or changes the answer. Once the application is built, the
    /// answer is a change: it becomes a message and is queued, and only what depends on it is changed.
    /// During the build the problem is `conflict`.
    ///
    /// @param answer the id of an option, a value, or `you_decide`
    /// @return the number of its event; where that was the answer already, of the newest event
    long answer(String ref, String question, String answer);

    /// Takes an answer back, so that the default holds. As [#answer], also where there is no answer.
    long takeBackAnswer(String ref, String question);

    /// What the description is understood as, with its answers; after changes, what the application is. Words that
    /// cannot be read are the problem `invalid`.
    ReadingView sketch(String ref);

    /// Queues the build of everything that was said and answered so far. While such a build waits or runs, answers that
    /// one.
    JobView queueBuild(String ref);

    /// The project's jobs by id: the newest [#MOST_ENDED_JOBS] that are over, and all others.
    List<JobView> jobs(String ref);

    /// Cancels a job that waits, or interrupts one that runs: a build can be gone on with, a change is taken back. One
    /// that is over stays as it is.
    JobView cancel(String ref, JobId job);

    /// Queues a change or a restore that was refused because it throws stored data away (`denied`) again, now allowed
    /// to.
    JobView allowLosses(String ref, JobId job);

    /// The most jobs that are over and listed.
    int MOST_ENDED_JOBS = 100;

    /// Starts the project's application, if it does not run.
    ProjectView start(String ref);

    /// Where the project's application runs, and its first account.
    BuildReport.Preview preview(String ref);

    /// One role of an application.
    record RoleView(String id, String label) {}

    /// The roles of the project's application, the owner's first.
    List<RoleView> roles(String ref);

    /// What each of them may do.
    PermissionsView permissions(String ref);

    /// An address that opens the running application as a sample account of a role, once, within a minute. Only an
    /// operator that is served has one.
    String seeAs(String ref, String role);

    /// The application on made-up rows.
    ///
    /// @param url where it answers
    /// @param rows how many made-up rows it has
    /// @param leftOut how many more were made up that its rules did not let in
    record SampleView(String url, int rows, int leftOut) {}

    /// The application once more, on made-up rows in a database of its own, to try things on as any role. It is
    /// started with fresh rows if it does not run; blocks until it is ready, which takes seconds. Nothing done
    /// there reaches the real rows, and nothing of it is kept: it ends when nobody has used it for half an hour,
    /// and when the application is stopped, changed, restored or deleted. While the project is built or changed
    /// the problem is `conflict`. Only an operator that is served has one.
    SampleView sample(String ref);

    /// As [#sample], with fresh rows also if it runs: what was done there is gone.
    SampleView startSampleOver(String ref);

    /// As [#seeAs], of the application on made-up rows, which is started if it does not run.
    String seeSampleAs(String ref, String role);

    /// Ends the project's application, if it runs.
    ProjectView stop(String ref);

    /// Forgets the project and removes its files and data.
    void delete(String ref);

    /// The last `lines` lines that the project's application wrote.
    List<String> logs(String ref, int lines);

    /// What the project's repository keeps, to look at.
    HistoryApi history(String ref);

    /// What is planned for the project, and what people say about it.
    PlanApi plan(String ref);

    /// What the project's application was before, to look at, mark and bring back.
    PastApi past(String ref);

    /// Files that messages carry.
    AttachmentApi attachments();

    /// The rows of the project's application.
    DataApi data(String ref);

    /// The most events that one call answers with.
    int MOST_EVENTS = 1000;

    /// One project with the place in its stream from which to follow it.
    ProjectSnapshot snapshot(String ref);

    /// The project's events after a sequence, oldest first; 0 reads from the start. Follow by id: a slug can be given
    /// to another project, and only the id leads to the last event of a project that was deleted. Behind that event
    /// the problem is `not_found`.
    ///
    /// @param after at most the newest event's sequence, else the problem is `invalid` and names the stream's end
    /// @param limit 1 to [#MOST_EVENTS]; fewer than that many events means that these are the last
    List<EventRecord> events(String ref, long after, int limit);

    /// The events before a sequence, the newest of them, oldest first: pages backwards from a snapshot's `seq + 1`.
    ///
    /// @param before 1 to the newest event's sequence plus one
    /// @param limit 1 to [#MOST_EVENTS]; fewer than that many events means that the stream begins with these
    List<EventRecord> eventsBefore(String ref, long before, int limit);

    /// As [#events], and while there is nothing after `after`, waits for it. Hears of events from other processes,
    /// too. A thread interrupt ends it.
    ///
    /// @return empty when the time is over
    List<EventRecord> await(String ref, long after, Duration timeout);

    /// Writes the project with its repository, plans, history, data and uploads into one file, while its application
    /// may run on. A file that is there is never written over.
    ExportReport export(String ref, Path file, Consumer<Progress> progress);

    /// Brings a project from such a file: proves it on this machine, starts it, and finds every row there; or imports
    /// nothing. Its slug is another one where the first is taken, and its id is new. The file's program runs here:
    /// import from people you trust.
    ImportReport importFrom(Path file, Consumer<Progress> progress);

    /// From a spreadsheet to a running, proven application that has its rows; what did not fit is in the report. Goes
    /// on
    /// as [#build] does when it was interrupted.
    SheetReport buildFrom(SheetRequest request, Consumer<Progress> progress);

    /// What people did with accounts, ways to come in, rows, versions and tasks, newest first. For owners.
    ///
    /// @param before the number of an entry; null: the newest
    /// @param limit 1 to [#MOST_EVENTS]; fewer than that many entries means that these are the first ones
    List<AuditView> audit(@Nullable Long before, int limit);

    @Override
    void close();

    /// Opens the door to the state under a home folder; found by `ServiceLoader`.
    interface Provider {
        OperatorApi open(Path home);
    }
}
