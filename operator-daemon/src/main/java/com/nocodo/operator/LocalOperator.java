package com.nocodo.operator;

import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Deleting;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Reason;
import com.nocodo.operator.moving.Moving;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.sheet.SheetBuilding;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ExportReport;
import com.nocodo.protocol.ImportReport;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.SheetReport;
import com.nocodo.protocol.SheetRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.core.NestedRuntimeException;
import org.sqlite.SQLiteException;

/// The operator's door, answered in this process.
public final class LocalOperator implements OperatorApi {
    private final Services services;
    private final Database db;
    private final Moving moving;

    private LocalOperator(Services services, Database db) {
        this.services = services;
        this.db = db;
        this.moving = new Moving(services, db);
    }

    /// Opens a home: migrates its state and ends what a killed process left behind.
    public static LocalOperator open(Path root, Map<String, String> environment) {
        var home = Home.open(root, environment);
        var notes = new ProcessNotes(home.run());
        try {
            notes.endOrphans();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Interrupted before anything was begun.").toException();
        }
        var db = Database.open(home.database());
        try {
            return open(home, db, notes, environment);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static LocalOperator open(Home home, Database db, ProcessNotes notes, Map<String, String> environment) {
        var runner = new ProcessRunner(notes, environment);
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var events = new Events(db, clock);
        var services = new Services(
                home,
                runner,
                events,
                new Projects(db, events),
                new Tasks(db, clock, events),
                new Evidence(db, events),
                new Previews(home, db, runner, random, events),
                new Toolchains(home, runner, environment),
                clock,
                random);
        uninterrupted(() -> {
            new Deleting(services).finishInterrupted();
            new Moving(services, db).removeInterrupted();
            return services;
        });
        return new LocalOperator(services, db);
    }

    @Override
    public ReadingView read(String words, Map<String, String> answers) {
        return Building.read(words, answers);
    }

    @Override
    public BuildReport build(BuildRequest request, Consumer<Progress> progress) {
        return uninterrupted(() -> new Building(services).build(request, progress));
    }

    @Override
    public BuildReport apply(ApplyRequest request, Consumer<Progress> progress) {
        return uninterrupted(() -> new Applying(services).apply(request, progress));
    }

    @Override
    public BuildReport change(ChangeRequest request, Consumer<Progress> progress) {
        return uninterrupted(() -> new Applying(services).change(request, progress));
    }

    @Override
    public List<ProjectView> projects() {
        return services.projects().all().stream().map(this::view).toList();
    }

    @Override
    public ProjectView project(String ref) {
        return view(services.projects().get(ref));
    }

    @Override
    public ProjectView start(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> {
            try (var held = services.previews().hold(project.id())) {
                if (services.previews().url(project.id()).isEmpty()) {
                    try (var unchanged = Building.lock(services, project)) {
                        Applying.refuseHalfTakenBack(services, project);
                        held.start();
                    }
                }
                return project;
            }
        });
        return view(project);
    }

    @Override
    public ProjectView stop(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> {
            services.previews().stop(project.id());
            return project;
        });
        return view(project);
    }

    @Override
    public void delete(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> {
            new Deleting(services).delete(project);
            return project;
        });
    }

    @Override
    public List<String> logs(String ref, int lines) {
        return services.previews().lines(services.projects().get(ref).id(), lines);
    }

    /// In one transaction, so that everything is of the same moment.
    @Override
    public ProjectSnapshot snapshot(String ref) {
        return Objects.requireNonNull(db.transaction().execute(status -> {
            var project = services.projects().get(ref);
            return new ProjectSnapshot(
                    view(project),
                    services.tasks().newest(project.id()).map(this::plan).orElse(null),
                    services.evidence().newest(project.id()).stream()
                            .map(EvidenceRecord::view)
                            .toList(),
                    services.events().end(project.id()));
        }));
    }

    private BuildReport.Plan plan(Epic epic) {
        return new BuildReport.Plan(
                epic.title(),
                services.tasks().of(epic.id()).stream().map(Task::view).toList());
    }

    @Override
    public List<EventRecord> events(String ref, long after, int limit) {
        return services.events().after(stream(ref), after, limit);
    }

    @Override
    public List<EventRecord> await(String ref, long after, Duration timeout) {
        return uninterrupted(() -> services.events().await(stream(ref), after, timeout));
    }

    @Override
    public ExportReport export(String ref, Path file, Consumer<Progress> progress) {
        return uninterrupted(() -> moving.export(services.projects().get(ref), file, progress));
    }

    @Override
    public ImportReport importFrom(Path file, Consumer<Progress> progress) {
        return uninterrupted(() -> moving.importFrom(file, progress));
    }

    @Override
    public SheetReport buildFrom(SheetRequest request, Consumer<Progress> progress) {
        return uninterrupted(() -> new SheetBuilding(services).build(request, progress));
    }

    private String stream(String ref) {
        return services.events()
                .find(ref)
                .orElseGet(() -> services.projects().get(ref).id());
    }

    private ProjectView view(Project project) {
        return services.view(project);
    }

    private static <T> T uninterrupted(Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable(
                            "Stopped. What is done is kept; run the same command again and it goes on from there.")
                    .toException();
        } catch (NestedRuntimeException e) {
            throw Problem.unavailable(
                            "The state cannot be written (%s).%s run the same command again and it goes on from there.",
                            Reason.of(e.getMostSpecificCause()),
                            diskFails(e) ? " Is the disk full? Once there is room," : " Once that is put right,")
                    .toException();
        }
    }

    private static boolean diskFails(NestedRuntimeException e) {
        return e.getMostSpecificCause() instanceof SQLiteException cause
                && cause.getResultCode().name().matches("SQLITE_(FULL|IOERR.*)");
    }

    @Override
    public void close() {
        db.close();
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    /// Opens homes for the command line.
    public static final class Provider implements OperatorApi.Provider {
        @Override
        public OperatorApi open(Path home) {
            return LocalOperator.open(home, System.getenv());
        }
    }
}
