package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.backend.MigrationGenerator;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecEditor;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.home.Uninterrupted;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.ProjectManager;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// From an edited spec to the changed application, with every row kept.
public final class Applying {
    private final Services services;
    private final ChangeReports reports;

    public Applying(Services services) {
        this.services = services;
        this.reports = new ChangeReports(services.tasks());
    }

    public BuildReport apply(ApplyRequest request, Consumer<Progress> progress) throws InterruptedException {
        Wanted wanted = (project, before) -> {
            var after = edited(request.spec() == null ? specFile(project) : request.spec(), before);
            new EarlierSpecs(services, project).refuseGivenAgain(before, after);
            return after;
        };
        var named = services.projects().get(request.project());
        try (var own = Building.lock(services, named)) {
            return apply(named, wanted, request.drop(), request.preview(), Journal.NONE, progress);
        }
    }

    /// The change that the words ask for.
    public BuildReport change(ChangeRequest request, Consumer<Progress> progress) throws InterruptedException {
        var named = services.projects().get(request.project());
        try (var own = Building.lock(services, named)) {
            var wanted = wanted(new Wish.Said(request.words(), request.about()), Journal.NONE, progress);
            return apply(named, wanted, request.drop(), request.preview(), Journal.NONE, progress);
        }
    }

    /// A change that waits while another process builds or changes the application, and does nothing where the
    /// journal says that an earlier call did it.
    public BuildReport queued(String ref, Wish wish, boolean drop, Journal journal, Consumer<Progress> progress)
            throws InterruptedException {
        var named = services.projects().get(ref);
        try (var own = Building.awaitLock(services, named, progress)) {
            var wanted = wanted(wish, journal, new Story(services.events(), named.id(), progress));
            return apply(named, wanted, drop, false, journal, progress);
        }
    }

    /// What lies in the repository unapplied is refused before all of them.
    private Wanted wanted(Wish wish, Journal journal, Consumer<Progress> progress) {
        return (project, before) -> {
            refuseUnapplied(project, before);
            return new Wished(services, project, journal, progress).spec(before, wish);
        };
    }

    /// Finishes or takes back what was cut short, so that repository and application are of one version.
    public void putRight(String ref, Consumer<Progress> progress) throws InterruptedException {
        var named = services.projects().get(ref);
        try (var own = Building.awaitLock(services, named, progress)) {
            putRight(named, progress, new Timings());
        }
    }

    /// What the spec is to be.
    private interface Wanted {
        AppSpec after(Project project, AppSpec before) throws InterruptedException;
    }

    private BuildReport apply(
            Project named, Wanted wanted, boolean drop, boolean preview, Journal journal, Consumer<Progress> progress)
            throws InterruptedException {
        var timings = new Timings();
        putRight(named, progress, timings);
        var project = services.projects().get(named.id()); // as it is now that nobody else changes it
        if (journal.applied()) {
            return reports.unchanged(project, agreed(project), List.of(), timings);
        }
        return apply(project, wanted, drop, preview, journal, progress, timings);
    }

    private void putRight(Project named, Consumer<Progress> progress, Timings timings) throws InterruptedException {
        var git = new Builder(services, named, progress, timings).git();
        var end = new ChangeEnd(services, named, git, new Story(services.events(), named.id(), progress));
        services.restoring().recover(named);
        end.goOnBringingBack();
        git.unlock();
        end.recover();
    }

    /// Asked by whoever starts an application from outside.
    public static void refuseHalfTakenBack(Services services, Project project) {
        ChangeEnd.refuseHalfTakenBack(services, project);
    }

    /// Asked by whoever needs a project on which no change is under way.
    public static void refuseUnfinished(Services services, Project project) {
        if (ChangeMark.read(services.home().stateOf(project.id()), project.slug())
                .isPresent()) {
            throw Problem.conflict(
                            "The last change of %s was cut short. Run: nocodo apply %s --dry-run (it puts that right"
                                    + " first), then this again.",
                            project.slug(), project.slug())
                    .toException();
        }
    }

    /// Folders with what changes that were taken back made of the data.
    public static List<Path> keptData(Services services, Project project) {
        return new Swap(services, project, step -> {}).keptData();
    }

    private BuildReport apply(
            Project project,
            Wanted wanted,
            boolean drop,
            boolean preview,
            Journal journal,
            Consumer<Progress> progress,
            Timings timings)
            throws InterruptedException {
        var before = agreed(project);
        var after = wanted.after(project, before);
        var operations = SpecDiff.between(before, after);
        var speech = Speech.of(after);
        var views = operations.stream()
                .map(op -> new OperationView(op.words(speech), op.destructive(), null))
                .toList();
        var loses = speech.say("loses data: ", "verliert Daten: ");
        views.forEach(view -> progress.accept(new Progress.Note((view.destructive() ? loses : "") + view.words())));
        if (!drop) {
            refuseLosses(operations, speech);
        }
        timings.end("diff");
        if (preview || operations.isEmpty()) {
            if (operations.isEmpty()) {
                progress.accept(new Progress.Note(speech.say(
                        "Nothing changes: the spec says what the application already is.",
                        "Nichts ändert sich: die Anwendung ist schon so.")));
            }
            return reports.unchanged(project, before, views, timings);
        }
        var story = new Story(services.events(), project.id(), progress);
        return carryOut(project, before, after, views, journal, story, timings);
    }

    /// The spec that the application was last proven with.
    private static AppSpec agreed(Project project) {
        return SpecYaml.read(project.spec());
    }

    private static Path specFile(Project project) {
        return project.path().resolve("nocodo.yaml");
    }

    private static AppSpec edited(Path file, AppSpec before) {
        try {
            return SpecEditor.edited(before, SpecYaml.parse(Files.readString(file)));
        } catch (SpecException e) {
            throw Problem.invalid("%s\nNothing was changed.", Reason.of(e)).toException();
        } catch (IOException e) {
            throw Problem.invalid("%s cannot be read: %s", file, Reason.of(e)).toException();
        }
    }

    /// An edit of the spec that was never applied would be gone behind the words' own change.
    private static void refuseUnapplied(Project project, AppSpec agreed) {
        if (!edited(specFile(project), agreed).equals(agreed)) {
            throw Problem.conflict(
                            "The nocodo.yaml of %s was edited and is not applied yet. Apply it first (nocodo apply %s), or put it back. Nothing was changed.",
                            project.name(), project.slug())
                    .toException();
        }
    }

    static void refuseLosses(List<SpecOperation> operations, Speech speech) {
        var losses = operations.stream()
                .filter(SpecOperation::destructive)
                .map(operation -> operation.words(speech))
                .toList();
        if (!losses.isEmpty()) {
            throw Problem.denied(
                            "%s",
                            speech.say(
                                            "This throws stored data away: %s. Nothing was changed.",
                                            "Das wirft gespeicherte Daten weg: %s. Nichts wurde geändert.")
                                    .formatted(String.join("; ", losses)))
                    .toException();
        }
    }

    private BuildReport carryOut(
            Project old,
            AppSpec before,
            AppSpec after,
            List<OperationView> operations,
            Journal journal,
            Consumer<Progress> progress,
            Timings timings)
            throws InterruptedException {
        var yaml = SpecYaml.write(after);
        var project = with(old, yaml);
        var builder = new Builder(services, project, progress, timings);
        var tools = services.tools(progress);
        refuseEdits(project);
        var change = MigrationGenerator.change(before, after);
        builder.keepEdits();
        var base = builder.git().head();
        var files = builder.formatted(files(project, change, after, yaml), tools.cargo());
        timings.end("generate");
        var swap = new Swap(services, project, progress);
        swap.forgetEarlier();
        var mark = ChangeMark.begun(base, old.state());
        mark.write(state(old));
        var end = new ChangeEnd(services, old, builder.git(), progress);
        Epic epic;
        List<CheckView> checks;
        List<OperationView> counted = List.of();
        BuildReport.Preview preview = null;
        boolean proven;
        String commit;
        try {
            services.projects().propose(old.id(), project.specHash(), operations, journal::proposed);
            epic = plan(project, after, files);
            builder.carryOut(epic, files);
            commit = builder.git().head(); // before anybody else commits, as its owner may while it is proven
            checks = builder.prove(tools, swap.candidate());
            proven = Builder.proven(checks);
            if (proven) {
                counted = swap.rehearse(change);
                timings.end("rehearsal");
                var switching = mark.switching(swap.running(), commit);
                switching.write(state(old));
                preview = swap.perform();
                switching.at(ChangeMark.Phase.SWITCHED).write(state(old));
            }
        } catch (RuntimeException e) { // the state's database throws its own, too
            after(e, end::takeBack, progress);
            throw e;
        } catch (InterruptedException e) {
            after(e, end::bringBack, progress); // the repository is taken back by the next change
            throw e;
        }
        if (proven) {
            end.finish(yaml, commit); // what fails here is finished by the next change: the new version is in its place
            timings.end("swap");
        } else {
            end.takeBack();
        }
        var all = Stream.concat(operations.stream(), counted.stream()).toList();
        return reports.of(project, after, epic, all, checks, preview, timings);
    }

    /// Why the change failed is what counts; that it could not be taken back either is said beside it.
    private static void after(Exception why, Uninterrupted.Work takeBack, Consumer<Progress> progress)
            throws InterruptedException {
        try {
            takeBack.run();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
            progress.accept(new Progress.Note(
                    "The change is not taken back yet (%s); the next one does that first.".formatted(Reason.of(e))));
        }
    }

    /// Whether a change of the project has begun and is neither done nor taken back.
    public static boolean isUnderWay(Services services, Project project) {
        return ChangeMark.exists(services.home().stateOf(project.id()));
    }

    /// The same, and whether its data is being exchanged by a restore.
    public static boolean isExchanging(Services services, Project project) {
        return isUnderWay(services, project) || Restoring.isUnderWay(services.home(), project);
    }

    private Path state(Project project) {
        return services.home().stateOf(project.id());
    }

    private static void refuseEdits(Project project) {
        var edited = new ArrayList<>(Manifest.read(project.path()).edited(project.path()));
        edited.remove("nocodo.yaml");
        if (!edited.isEmpty()) {
            throw Problem.conflict(
                            "%s was edited by hand, and a change would write it again. Move your code to"
                                    + " backend/src/extensions or undo the edit (git checkout), then apply again.",
                            String.join(", ", edited))
                    .toException();
        }
    }

    /// Migrations that were written before are never written again; the change gets one of its own.
    private static List<GeneratedFile> files(
            Project project, MigrationGenerator.Change change, AppSpec after, String yaml) {
        List<GeneratedFile> files = new ArrayList<>();
        for (var file : ApplicationFiles.of(after, yaml)) {
            if (!Migrations.is(file.path())) {
                files.add(file);
            }
        }
        files.addAll(Migrations.existing(project.path()));
        if (!change.empty()) {
            files.addAll(change.files("%014d_change".formatted(Migrations.next(project.path()))));
        }
        return files;
    }

    private Epic plan(Project project, AppSpec after, List<GeneratedFile> files) {
        var planned = ChangePlan.of(project.path(), after, ProjectManager.plan(after), files);
        var tasks = services.tasks();
        return tasks.again(project.id(), project.specHash(), planned)
                .orElseGet(() -> tasks.plan(
                        project.id(),
                        after,
                        project.specHash(),
                        "Change " + after.app().name(),
                        planned));
    }

    private static Project with(Project old, String yaml) {
        return new Project(
                old.id(),
                old.slug(),
                old.name(),
                old.path(),
                old.words(),
                old.answers(),
                yaml,
                Rendering.hash(yaml),
                old.state(),
                old.createdAt());
    }
}
