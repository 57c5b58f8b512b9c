package com.nocodo.operator.data;

import com.nocodo.modes.sheet.SheetTable;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.job.Work.Done;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.once.Request;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sheet.SheetReading;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.DataApi.ImportView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of spreadsheets that go into applications that run, and out of them again.
///
/// @see "docs/decisions/0052-imports.md"
public final class Imports {
    private final Services services;
    private final Database db;
    private final Jobs jobs;
    private final Attachments attachments;
    private final Applications applications;
    private final ImportStore store;
    private final Once once;

    public Imports(Services services, Database db, Jobs jobs, Attachments attachments, Applications applications) {
        this.services = services;
        this.db = db;
        this.jobs = jobs;
        this.attachments = attachments;
        this.applications = applications;
        this.store = new ImportStore(db);
        this.once = new Once(db, services.clock());
    }

    List<SheetTable> tables(String attachment) {
        var file = attachments.get(attachment);
        if (!file.holdsRows()) {
            throw Problem.invalid("'%s' is a picture. Rows come from a spreadsheet: XLSX or CSV.", file.name())
                    .toException();
        }
        return SheetReading.tables(file.name(), attachments.open(file.id()));
    }

    SheetTable table(ImportRequest request) {
        var all = tables(request.attachment());
        return all.stream()
                .filter(table -> table.name().equals(request.sheet()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "The file has no table '%.60s'. It has: %s.",
                                request.sheet(),
                                String.join(
                                        ", ", all.stream().map(SheetTable::name).toList()))
                        .toException());
    }

    static Fields fields(Project project, String table) {
        return Fields.of(SpecYaml.read(project.spec()), table);
    }

    Job queue(Project project, ImportRequest request, @Nullable String key, String author) {
        var job = once.here(
                Request.of(project.id(), key, "import", request),
                () -> check(project, request),
                () -> queue(project, request, author).id().text());
        return jobs.get(project.id(), new JobId(job));
    }

    private void check(Project project, ImportRequest request) {
        SheetRows.check(table(request), fields(project, request.table()), request);
        applications.of(project); // so that it is refused now where the application does not run
    }

    private Job queue(Project project, ImportRequest request, String author) {
        return jobs.queue(project.id(), JobView.Kind.IMPORT, author, job -> {
            var file =
                    attachments.use(project.id(), List.of(request.attachment())).getFirst();
            store.add(job.id().number(), request, file.name());
        });
    }

    List<ImportView> of(Project project) {
        return store.of(project.id());
    }

    Job queueUndo(Project project, JobId id, String author) {
        var known = store.of(project.id()).stream()
                .filter(one -> one.job().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("This project has no import %s that is over.", id.text())
                        .toException());
        if (known.undone()) {
            throw Problem.conflict("%s is taken back already.", id.text()).toException();
        }
        refuseRestored(project, id);
        applications.of(project);
        return jobs.queue(
                project.id(),
                JobView.Kind.UNDO_IMPORT,
                author,
                job -> store.addUndo(job.id().number(), id.number()));
    }

    /// A job waits a while for an application that does not run, and goes on when it does again.
    private AppDoor running(Project project) {
        try {
            return applications.of(project);
        } catch (ProblemException e) {
            throw Problem.unavailable("%s", e.problem().message()).toException();
        }
    }

    /// Rows of other people may have the numbers of the import's rows since then.
    private void refuseRestored(Project project, JobId id) {
        if (store.restoredSince(project.id(), id.text())) {
            throw Problem.conflict(
                            "The data of %s was brought back from a backup after %s, so its rows are not known any more.",
                            project.name(), id.text())
                    .toException();
        }
    }

    private static RuntimeException notHere() {
        return Problem.notFound("The rows of this import did not come along with the project. Import the file again.")
                .toException();
    }

    /// Carries an import out, or goes on with it.
    public Done carryOut(Job job) throws InterruptedException {
        importing(job).run();
        return new Done(List.of(), null);
    }

    /// What a cancelled import sent last is looked up, so that it can be taken back.
    public void cancelled(Job job) throws InterruptedException {
        importing(job).stop();
    }

    private Importing importing(Job job) {
        var known = store.find(job.id().number()).orElseThrow(Imports::notHere);
        var project = services.projects().get(job.project());
        var table = table(known.request());
        var fields = fields(project, known.request().table());
        SheetRows.check(table, fields, known.request());
        var door = running(project);
        var rows = new SheetRows(table, fields, known.request(), door);
        return new Importing(services, db, store, project, job.id(), fields, rows, door);
    }

    /// Takes an import back, or goes on with that.
    public Done undo(Job job) throws InterruptedException {
        var known = store.find(store.undoneBy(job.id().number())).orElseThrow(Imports::notHere);
        var project = services.projects().get(job.project());
        refuseRestored(project, JobId.of(known.job()));
        var fields = fields(project, known.request().table());
        new Undoing(services, db, store, project, job.id(), fields, known, running(project)).run();
        return new Done(List.of(), null);
    }
}
