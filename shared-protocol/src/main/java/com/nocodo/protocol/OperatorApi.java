package com.nocodo.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    /// Starts the project's application, if it does not run.
    ProjectView start(String ref);

    /// Ends the project's application, if it runs.
    ProjectView stop(String ref);

    /// Forgets the project and removes its files and data.
    void delete(String ref);

    /// The last `lines` lines that the project's application wrote.
    List<String> logs(String ref, int lines);

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

    /// The same, and while there is nothing after `after`, waits for it. Hears of events from other processes, too. A
    /// thread interrupt ends it.
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

    @Override
    void close();

    /// Opens the door to the state under a home folder; found by `ServiceLoader`.
    interface Provider {
        OperatorApi open(Path home);
    }
}
