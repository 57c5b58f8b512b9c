package com.nocodo.operator.moving;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.conversation.Conversations;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.ExportReport;
import com.nocodo.protocol.ImportReport;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The door to moving a project from one home to another.
///
/// @see "docs/decisions/0043-a-project-as-one-file.md"
public final class Moving {
    private final Services services;
    private final HistoryStore store;

    public Moving(Services services, Jobs jobs, Conversations conversations, Database db) {
        this.services = services;
        Consumer<String> conversation = project -> {
            jobs.of(project);
            conversations.drawn(project);
        };
        this.store = new HistoryStore(services.tasks(), services.evidence(), services.events(), conversation, db);
    }

    public ExportReport export(Project project, Path file, Consumer<Progress> progress) {
        return wholeOrNot(
                "Stopped. No file was written.", () -> new Exporting(services, store, project, progress).export(file));
    }

    public ImportReport importFrom(Path file, Consumer<Progress> progress) {
        return wholeOrNot(
                "Stopped. Nothing was imported.", () -> new Importing(services, store, progress).importFrom(file));
    }

    /// Nothing of it is kept when it is interrupted.
    private static <T> T wholeOrNot(String stopped, Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("%s", stopped).toException();
        }
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    /// Removes what exports and imports left whose process is gone.
    public void removeInterrupted() throws InterruptedException {
        Part.removeInterrupted(services);
        Arrival.removeInterrupted(services);
    }
}
