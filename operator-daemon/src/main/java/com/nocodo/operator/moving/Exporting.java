package com.nocodo.operator.moving;

import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Proving;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.ExportReport;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes a project into one file, while its application may run on.
final class Exporting {
    private final Services services;
    private final HistoryStore store;
    private final Project project;
    private final Consumer<Progress> progress;
    private final List<String> notes = new ArrayList<>();

    Exporting(Services services, HistoryStore store, Project project, Consumer<Progress> progress) {
        this.services = services;
        this.store = store;
        this.project = project;
        this.progress = progress;
    }

    ExportReport export(Path wanted) throws InterruptedException {
        var target = target(wanted.toAbsolutePath().normalize());
        try (var own = Building.lock(services, project)) {
            refuseUnfinished();
            refuseUnappliedSpec();
            Proving.keepEdits(services, project);
            try (var part = Part.of(state(), target)) {
                return write(part, target);
            }
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("%s cannot be written: %s", target, Reason.of(e))
                    .toException();
        }
    }

    private Path state() {
        return services.home().stateOf(project.id());
    }

    private Path target(Path wanted) {
        var target = Files.isDirectory(wanted) ? wanted.resolve(project.slug() + ".nocodo") : wanted;
        if (Files.exists(target)) {
            throw Problem.conflict("%s is there already and is not written over. Name another file.", target)
                    .toException();
        }
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.invalid("There is no folder for %s. Make it, or name another file.", target)
                    .toException();
        }
        return target;
    }

    private void refuseUnfinished() {
        if (project.state() != ProjectState.READY) {
            throw Problem.conflict(
                            "%s is not proven yet (it is %s), so there is nothing that could run elsewhere. Finish its"
                                    + " build first: run the same nocodo build again.",
                            project.slug(), project.state().text())
                    .toException();
        }
        Applying.refuseUnfinished(services, project);
    }

    /// Elsewhere it could not be proven, since the application is not what such a spec says.
    private void refuseUnappliedSpec() throws IOException {
        var spec = project.path().resolve("nocodo.yaml");
        if (!Sha256.of(Files.readAllBytes(spec)).equals(project.specHash())) {
            throw Problem.conflict(
                            "The nocodo.yaml of %s was edited and is not applied yet. Apply it first (nocodo apply %s),"
                                    + " or put it back (git checkout).",
                            project.name(), project.slug())
                    .toException();
        }
    }

    private ExportReport write(Part part, Path target) throws IOException, SQLException, InterruptedException {
        var tables = store.read(project.id());
        var copy = new AppData(part.staging().resolve("data"));
        long events = tables.getOrDefault("events", List.of()).size();
        long rows;
        int uploads;
        try (var parcel = new ParcelWriter(part.file())) {
            progress.accept(new Progress.Step("Writing the repository"));
            var branch = repository(parcel, part.staging().resolve("repository.bundle"));
            progress.accept(new Progress.Step("Writing the data"));
            var counts = data(parcel, copy);
            rows = counts.values().stream().mapToLong(Long::longValue).sum();
            uploads = uploads(parcel, copy);
            kept(parcel, part.staging());
            if (Files.exists(services.previews().passwordFile(project.id()))) {
                parcel.add(EntryName.PASSWORD, services.previews().passwordFile(project.id()));
            }
            parcel.add(EntryName.HISTORY, new History(origin(), branch, counts, tables).json());
            parcel.finish();
        }
        progress.accept(new Progress.Step("Reading it back"));
        try (var written = Parcel.open(part.file(), EntryName.PROJECT)) {
            written.check(name -> progress.accept(new Progress.Detail(name)));
        }
        var bytes = Files.size(part.file());
        part.place(target);
        services.events().append(project.id(), new ProjectEvent.ProjectExported(target.toString(), events));
        return new ExportReport(services.view(project), target.toString(), bytes, rows, uploads, events, notes);
    }

    private History.Branch repository(ParcelWriter parcel, Path bundle) throws IOException, InterruptedException {
        var git = new Git(services.runner(), project.path(), state().resolve("git.log"));
        Checkout.refuseLinks(git.files());
        git.bundle(bundle);
        parcel.add(EntryName.REPOSITORY, bundle);
        return new History.Branch(git.branch().orElse(""), git.head());
    }

    /// The database first: what it says of uploads is on the disk before it is in the database.
    private Map<String, Long> data(ParcelWriter parcel, AppData copy)
            throws IOException, SQLException, InterruptedException {
        var live = new AppData(services.previews().data(project.id()));
        if (!Files.exists(live.database())) {
            return Map.of();
        }
        live.snapshot(copy);
        parcel.add(EntryName.DATABASE, copy.database());
        return copy.rows();
    }

    private int uploads(ParcelWriter parcel, AppData copy) throws IOException, SQLException, InterruptedException {
        int count = 0;
        var live = new AppData(services.previews().data(project.id()));
        for (long id : Files.exists(copy.database()) ? copy.uploadIds() : List.<Long>of()) {
            var file = live.upload(id);
            if (file.isPresent()) {
                parcel.add(EntryName.upload(id), file.get());
                count++;
            } else {
                notes.add("The file of upload %d is gone, so only its row is exported.".formatted(id));
            }
        }
        return count;
    }

    /// What changes that were taken back made of the data: nobody else has it.
    private void kept(ParcelWriter parcel, Path staging) throws IOException, SQLException, InterruptedException {
        int number = 0;
        for (var folder : Applying.keptData(services, project)) {
            var copy = new AppData(staging.resolve("kept-" + ++number));
            new AppData(folder).snapshot(copy);
            parcel.add(EntryName.kept(number), copy.database());
        }
    }

    private History.Origin origin() {
        return new History.Origin(
                project.id(),
                project.slug(),
                project.name(),
                project.words(),
                project.answers(),
                project.spec(),
                project.specHash(),
                project.createdAt());
    }
}
