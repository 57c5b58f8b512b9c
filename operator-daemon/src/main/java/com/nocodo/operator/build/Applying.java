package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.backend.MigrationGenerator;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecEditor;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.home.Reason;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.PlannedTask;
import com.nocodo.operator.task.ProjectManager;
import com.nocodo.operator.task.Task;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From an edited spec to the changed application, with every row kept.
public final class Applying {
    private final Services services;

    public Applying(Services services) {
        this.services = services;
    }

    public BuildReport apply(ApplyRequest request, Consumer<Progress> progress) throws InterruptedException {
        var project = services.projects().get(request.project());
        try (var own = Building.lock(services, project)) {
            return apply(project, request, progress);
        }
    }

    private BuildReport apply(Project project, ApplyRequest request, Consumer<Progress> progress)
            throws InterruptedException {
        var timings = new Timings();
        recover(project, progress);
        var before = agreed(services.projects().get(project.id()));
        var after = edited(project, before, request);
        var operations = SpecDiff.between(before, after);
        var views = operations.stream()
                .map(op -> new OperationView(op.words(), op.destructive(), null))
                .toList();
        views.forEach(
                view -> progress.accept(new Progress.Note((view.destructive() ? "loses data: " : "") + view.words())));
        refuseLosses(operations, request.drop());
        timings.end("diff");
        if (request.preview() || operations.isEmpty()) {
            if (operations.isEmpty()) {
                progress.accept(new Progress.Note("Nothing changes: the spec says what the application already is."));
            }
            return unchanged(project, before, views, timings);
        }
        return carryOut(project, before, after, views, progress, timings);
    }

    /// The spec that the application was last proven with.
    private static AppSpec agreed(Project project) {
        return SpecYaml.read(project.spec());
    }

    private static AppSpec edited(Project project, AppSpec before, ApplyRequest request) {
        var file = request.spec() == null ? project.path().resolve("nocodo.yaml") : request.spec();
        try {
            return SpecEditor.edited(before, SpecYaml.parse(Files.readString(file)));
        } catch (SpecException e) {
            throw Problem.invalid("%s\nNothing was changed.", Reason.of(e)).toException();
        } catch (IOException e) {
            throw Problem.invalid("%s cannot be read: %s", file, Reason.of(e)).toException();
        }
    }

    private static void refuseLosses(List<SpecOperation> operations, boolean drop) {
        var losses = operations.stream()
                .filter(SpecOperation::destructive)
                .map(SpecOperation::words)
                .toList();
        if (!losses.isEmpty() && !drop) {
            throw Problem.denied(
                            "This throws stored data away: %s. Nothing was changed. Say --drop if you want that.",
                            String.join("; ", losses))
                    .toException();
        }
    }

    private BuildReport carryOut(
            Project old,
            AppSpec before,
            AppSpec after,
            List<OperationView> operations,
            Consumer<Progress> progress,
            Timings timings)
            throws InterruptedException {
        var yaml = SpecYaml.write(after);
        var project = with(old, yaml);
        var builder = new Builder(services, project, progress, timings);
        var tools = services.tools(progress);
        refuseEdits(project);
        var change = MigrationGenerator.change(before, after);
        builder.git().init();
        if (!builder.git().status().isBlank()) {
            builder.git().commit("Keep what was edited by hand", "Nocodo-Kept: " + project.specHash());
        }
        var base = builder.git().head();
        var files = builder.formatted(files(project, change, after, yaml), tools.cargo());
        timings.end("generate");
        var swap = new Swap(services, project, progress);
        swap.forgetEarlier();
        new ChangeMark(base, old.state(), ChangeMark.Phase.WRITING).write(state(old));
        try {
            var epic = services.tasks()
                    .plan(
                            project.id(),
                            after,
                            project.specHash(),
                            "Change " + after.app().name(),
                            plan(project, after, files));
            builder.carryOut(epic, files);
            var checks = builder.prove(tools, swap.candidate());
            if (!checks.stream().allMatch(c -> c.verdict().equals("pass"))) {
                takeBack(builder, swap, old);
                return report(project, after, epic, operations, checks, null, timings);
            }
            var counted = swap.rehearse(change);
            timings.end("rehearsal");
            new ChangeMark(base, old.state(), ChangeMark.Phase.SWITCHING).write(state(old));
            var preview = swap.perform();
            finish(project, yaml);
            timings.end("swap");
            return report(
                    project,
                    after,
                    epic,
                    Stream.concat(operations.stream(), counted.stream()).toList(),
                    checks,
                    preview,
                    timings);
        } catch (ProblemException e) {
            takeBack(builder, swap, old);
            throw e;
        } catch (InterruptedException e) {
            if (switching(old)) {
                swap.bringBack(); // nobody is left without an application; the rest is taken back by the next change
            }
            throw e;
        }
    }

    private boolean switching(Project project) {
        return ChangeMark.read(state(project))
                .filter(mark -> mark.phase() == ChangeMark.Phase.SWITCHING)
                .isPresent();
    }

    private Path state(Project project) {
        return services.home().stateOf(project.id());
    }

    private void finish(Project project, String yaml) {
        services.projects().setSpec(project.id(), yaml, project.specHash());
        services.projects().move(project.id(), ProjectState.READY);
        ChangeMark.clear(state(project));
    }

    /// The old version comes back as far as it was replaced; what was tried stays in git's history. The mark goes last,
    /// so that what fails here is done again by the next change.
    private void takeBack(Builder builder, Swap swap, Project old) throws InterruptedException {
        var mark = ChangeMark.read(state(old)).orElseThrow();
        if (switching(old)) {
            swap.bringBack();
        }
        builder.git().restore(mark.base());
        builder.git().commit("Take the change back: it was not proven", "Nocodo-Restored: " + mark.base());
        services.projects().move(old.id(), mark.before());
        ChangeMark.clear(state(old));
    }

    /// Finishes or takes back the change that a killed run left: finishes it if the new version already runs.
    private void recover(Project project, Consumer<Progress> progress) throws InterruptedException {
        if (ChangeMark.read(state(project)).isEmpty()) {
            return;
        }
        progress.accept(new Progress.Note("An earlier change was interrupted; putting that right first."));
        var builder = new Builder(services, project, progress, new Timings());
        builder.git().init();
        var swap = new Swap(services, project, progress);
        if (switching(project) && swap.switched()) {
            var yaml = builder.git().show(builder.git().head(), "nocodo.yaml").orElseThrow();
            finish(with(project, yaml), yaml);
        } else {
            takeBack(builder, swap, project);
        }
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

    private static List<PlannedTask> plan(Project project, AppSpec after, List<GeneratedFile> files) {
        return ChangePlan.of(project.path(), after, ProjectManager.plan(after), files);
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

    private BuildReport unchanged(Project project, AppSpec spec, List<OperationView> operations, Timings timings) {
        var epic = services.tasks().epic(project.id(), project.specHash()).orElse(new Epic(0, "", ""));
        return report(project, spec, epic, operations, List.of(), null, timings);
    }

    private BuildReport report(
            Project project,
            AppSpec spec,
            Epic epic,
            List<OperationView> operations,
            List<CheckView> checks,
            BuildReport.@Nullable Preview preview,
            Timings timings) {
        return new BuildReport(
                new BuildReport.Project(
                        project.id(), project.slug(), project.path().toString()),
                new BuildReport.Spec(
                        Path.of(project.path().toString(), "nocodo.yaml").toString(), project.specHash()),
                SpecWords.understood(spec),
                List.of(),
                operations,
                new BuildReport.Plan(
                        epic.title(),
                        services.tasks().of(epic.id()).stream().map(Task::view).toList()),
                checks,
                preview,
                new BuildReport.Model("none", 0),
                timings.all(),
                List.of());
    }
}
