package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.check.Bench;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.check.Gates;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.task.Dispatcher;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.ExecutorKind;
import com.nocodo.operator.toolchain.Tool;
import com.nocodo.operator.workspace.Git;
import com.nocodo.operator.workspace.Workspace;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries a planned epic out: every task through its executor, then every gate over the whole tree.
final class Builder {
    private final Services services;
    private final Project project;
    private final Consumer<Progress> progress;
    private final Timings timings;
    private final Git git;

    Builder(Services services, Project project, Consumer<Progress> progress, Timings timings) {
        this.services = services;
        this.project = project;
        this.progress = progress;
        this.timings = timings;
        this.git = new Git(services.runner(), project.path(), state().resolve("git.log"));
    }

    private Path state() {
        return services.home().stateOf(project.id());
    }

    Git git() {
        return git;
    }

    /// Commits what was edited by hand, so that evidence speaks of exactly what lies there.
    void keepEdits() throws InterruptedException {
        if (!git.status().isBlank()) {
            git.commit("Keep what was edited by hand", "Nocodo-Kept: " + project.specHash());
        }
    }

    /// Does what is left of the epic.
    void carryOut(Epic epic, List<GeneratedFile> files) throws InterruptedException {
        makeFolders();
        git.init();
        services.projects().move(project.id(), ProjectState.BUILDING);
        services.tasks().recover(epic.id());
        progress.accept(new Progress.Step(speech().say("Writing the application", "Die Anwendung wird geschrieben")));
        var tasks = services.tasks().of(epic.id());
        var executor = new TemplateExecutor(
                new Workspace(project.path()), git, project.id(), tasks, files, Manifest.read(project.path()));
        var dispatcher = new Dispatcher(
                services.tasks(),
                Map.of(ExecutorKind.TEMPLATE, executor),
                new TaskGate(project.path(), executor::files),
                task -> progress.accept(new Progress.Task(task)));
        var findings = dispatcher.run(epic.id());
        if (findings.isEmpty()) {
            executor.settle();
        }
        timings.end("write");
        if (!findings.isEmpty()) {
            services.projects().move(project.id(), ProjectState.BLOCKED);
            throw Problem.unavailable(
                            "%s. What is done is kept; run the same command again once this is put right.",
                            findings.getFirst())
                    .toException();
        }
    }

    private Speech speech() {
        return Speech.in(project.spec());
    }

    void makeFolders() {
        try {
            Files.createDirectories(project.path());
            Files.createDirectories(state().resolve("logs"));
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", project.path(), Reason.of(e))
                    .toException();
        }
    }

    List<GeneratedFile> formatted(List<GeneratedFile> files, Optional<Tool> cargo) throws InterruptedException {
        return new Rendering(services.runner(), state().resolve("staging")).formatted(files, cargo);
    }

    /// Runs every gate on what lies there, which is committed first.
    List<CheckView> prove(Tools tools, Path binary) throws InterruptedException {
        progress.accept(new Progress.Step(speech().say("Proving it", "Sie wird geprüft")));
        keepEdits();
        var bench = new Bench(
                services.runner(),
                project.path(),
                state().resolve("logs"),
                services.home().cargoTarget(),
                List.of(),
                List.of(services.home().toolchains(), services.home().npm(), binary),
                tools.cargo(),
                tools.node(),
                tools.chromium(),
                Map.of());
        var subject = new Gates.Subject(project.id(), git.tree(), project.specHash(), Services.PACK, binary);
        var gates = new Gates(services.home(), bench, services.evidence(), subject, services.clock(), watcher());
        var checks = gates.run().stream().map(EvidenceRecord::view).toList();
        timings.end("checks");
        return checks;
    }

    /// Runs every gate and, if all pass, puts the program in its place.
    List<CheckView> proveAndInstall(Tools tools, Path candidate) throws InterruptedException {
        var checks = prove(tools, candidate);
        if (proven(checks)) {
            services.previews().install(project.id(), candidate);
        }
        return checks;
    }

    static boolean proven(List<CheckView> checks) {
        return checks.stream().allMatch(check -> check.verdict().equals("pass"));
    }

    private Gates.Watcher watcher() {
        return new Gates.Watcher() {
            @Override
            public void detail(String line) {
                progress.accept(new Progress.Detail(line));
            }

            @Override
            public void ended(EvidenceRecord record) {
                progress.accept(new Progress.Check(record.view(), Duration.ofMillis(record.ms()), null));
            }
        };
    }

    /// The tools of this machine.
    record Tools(Optional<Tool> cargo, Optional<Tool> node, Optional<Tool> chromium) {}
}
