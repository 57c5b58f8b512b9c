package com.nocodo.operator.moving;

import com.nocodo.operator.build.Proving;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.ImportReport;
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

/// Brings a project from a file: checked first, then hidden until it is proven here, runs, and has every row.
final class Importing {
    /// Room that is left for what building needs.
    private static final long RESERVE = 256L * 1024 * 1024;

    private static final int LONGEST_PASSWORD = 1000;

    private final Services services;
    private final HistoryStore store;
    private final Consumer<Progress> progress;
    private final List<String> notes = new ArrayList<>();

    Importing(Services services, HistoryStore store, Consumer<Progress> progress) {
        this.services = services;
        this.store = store;
        this.progress = progress;
    }

    ImportReport importFrom(Path file) throws InterruptedException {
        progress.accept(new Progress.Step("Checking the file"));
        try (var tools = services.toolchains().look();
                var parcel = Parcel.open(file.toAbsolutePath().normalize(), EntryName.PROJECT)) {
            parcel.check(name -> progress.accept(new Progress.Detail(name)));
            refuseTooLarge(parcel);
            var history = History.read(parcel.bytes(EntryName.HISTORY).orElseThrow());
            tools.await();
            try (var arrival = Arrival.begin(services, history.project(), progress)) {
                return arrive(parcel, history, arrival);
            }
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("%s cannot be imported: %s. Nothing was imported.", file, Reason.of(e))
                    .toException();
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(services.home().root()).getUsableSpace() - RESERVE;
    }

    private void refuseTooLarge(Parcel parcel) throws IOException {
        if (parcel.bytes() > room()) {
            throw Problem.unavailable(
                            "The project needs %d MB, and there is not so much room at %s. Make room, then import it.",
                            (parcel.bytes() + RESERVE) / 1_000_000,
                            services.home().root())
                    .toException();
        }
    }

    private ImportReport arrive(Parcel parcel, History history, Arrival arrival)
            throws IOException, SQLException, InterruptedException {
        var project = arrival.project();
        note(history.project(), project);
        progress.accept(new Progress.Step("Unpacking it"));
        store.write(
                project.id(),
                history.tables(),
                new ProjectEvent.ProjectImported(
                        project.slug(),
                        project.name(),
                        project.path().toString(),
                        history.project().id()));
        unpack(parcel, history, project);
        var rows = history.rows().values().stream().mapToLong(Long::longValue).sum();
        var uploads = (int) parcel.names().stream().filter(EntryName::isUpload).count();
        var checks = Proving.prove(services, project, progress);
        if (!Proving.proven(checks)) {
            notes.add("Nothing was imported. Put right what is said above, then run the same command again.");
            return new ImportReport(null, checks, rows, uploads, null, notes);
        }
        progress.accept(new Progress.Step("Starting it"));
        var preview = services.previews().start(project.id());
        refuseLost(history.rows(), data(project).rows());
        arrival.arrived();
        return new ImportReport(services.view(project), checks, rows, uploads, preview, notes);
    }

    private void note(History.Origin origin, Project project) {
        if (!origin.slug().equals(project.slug())) {
            notes.add("The name %s is taken here, so this one is %s.".formatted(origin.slug(), project.slug()));
        }
    }

    private AppData data(Project project) {
        return new AppData(services.previews().data(project.id()));
    }

    private void unpack(Parcel parcel, History history, Project project)
            throws IOException, SQLException, InterruptedException {
        var state = services.home().stateOf(project.id());
        for (var name : parcel.names()) {
            if (name.equals(EntryName.DATABASE) || EntryName.isUpload(name)) {
                parcel.copy(name, services.previews().data(project.id()).resolveSibling(name));
            } else if (EntryName.isKept(name)) {
                parcel.copy(name, state.resolve(name.replaceFirst("/", "-")));
            }
        }
        var password = parcel.bytes(EntryName.PASSWORD);
        if (password.isPresent()) {
            bring(password.get(), project);
        }
        refuseOther(history.rows(), project);
        var bundle = state.resolve(EntryName.REPOSITORY);
        parcel.copy(EntryName.REPOSITORY, bundle);
        var git = new Git(services.runner(), project.path(), state.resolve("git.log"));
        Checkout.of(git, bundle, history.branch(), room());
        Files.delete(bundle);
    }

    private void bring(byte[] password, Project project) {
        if (password.length > LONGEST_PASSWORD) {
            throw Problem.invalid("What the file has as the first account's password is none. Nothing was imported.")
                    .toException();
        }
        services.previews().bringPassword(project.id(), password);
    }

    /// The database is the one that was counted when it was written into the file.
    private void refuseOther(Map<String, Long> counted, Project project) throws SQLException {
        var data = data(project);
        if (!Files.exists(data.database())
                ? !counted.isEmpty()
                : !data.whole() || !data.rows().equals(counted)) {
            throw Problem.invalid("The data in the file is damaged, or not the project's. Nothing was imported.")
                    .toException();
        }
    }

    /// Sessions may have ended meanwhile, and nothing else.
    private static void refuseLost(Map<String, Long> before, Map<String, Long> after) {
        before.forEach((table, rows) -> {
            var now = after.getOrDefault(table, 0L);
            if (now < rows && !table.equals("app_sessions")) {
                throw Problem.conflict(
                                "Of %d rows of %s only %d are there after the start. Nothing was imported.",
                                rows, table, now)
                        .toException();
            }
        });
    }
}
