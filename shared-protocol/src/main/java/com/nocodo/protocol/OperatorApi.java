package com.nocodo.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The one typed door to an operator. Inside the operator's process it is answered directly; while no operator runs for
/// a home, the command line opens it in process through a [Provider]. Every method throws [ProblemException].
public interface OperatorApi extends AutoCloseable {

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

    @Override
    void close();

    /// Opens the door to the state under a home folder; found by `ServiceLoader`.
    interface Provider {
        OperatorApi open(Path home);
    }
}
