package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.operator.task.Assignment;
import com.nocodo.operator.task.Executor;
import com.nocodo.operator.task.Scope;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.workspace.Git;
import com.nocodo.operator.workspace.Workspace;
import com.nocodo.protocol.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the files of one task as the spec determines them, and commits them.
final class TemplateExecutor implements Executor {
    private final Workspace workspace;
    private final Git git;
    private final String project;
    private final Map<Integer, List<GeneratedFile>> work;
    private final List<String> gone;
    private final Manifest manifest;
    private final int last;

    /// @param tasks all tasks of the epic
    /// @param files everything that the application should consist of
    /// @param before what earlier builds generated
    TemplateExecutor(
            Workspace workspace,
            Git git,
            String project,
            List<Task> tasks,
            List<GeneratedFile> files,
            Manifest before) {
        this.workspace = workspace;
        this.git = git;
        this.project = project;
        this.work = distribute(tasks, files);
        this.manifest = manifest(files);
        this.gone = before.hashes().keySet().stream()
                .filter(path -> files.stream().noneMatch(f -> f.path().equals(path)))
                .toList();
        this.last = tasks.getLast().number();
    }

    private static Map<Integer, List<GeneratedFile>> distribute(List<Task> tasks, List<GeneratedFile> files) {
        Map<Integer, List<GeneratedFile>> work = new LinkedHashMap<>();
        var scope = new Scope(tasks);
        for (var file : files) {
            var owner = scope.owner(file.path())
                    .map(Task::number)
                    .orElse(tasks.getFirst().number());
            work.computeIfAbsent(owner, n -> new ArrayList<>()).add(file);
        }
        return work;
    }

    private static Manifest manifest(List<GeneratedFile> files) {
        var hashes = new TreeMap<String, String>();
        for (var file : files) {
            if (file.owner() == GeneratedFile.Owner.GENERATOR) {
                hashes.put(file.path(), Rendering.hash(file.content()));
            }
        }
        return new Manifest(hashes);
    }

    List<GeneratedFile> files(Task task) {
        return work.getOrDefault(task.number(), List.of());
    }

    @Override
    public Work execute(Assignment assignment) throws InterruptedException {
        var task = assignment.task(); // the spec determines its files, and comments do not change that
        try {
            workspace.write(files(task));
            if (task.number() == last) {
                gone.forEach(workspace::delete);
                workspace.write(List.of(GeneratedFile.of(Manifest.PATH, manifest.text())));
            }
            var commit = git.commit(task.title(), "Nocodo-Task: %s/%d/%s".formatted(project, task.epic(), task.id()));
            return new Work.Committed(commit);
        } catch (ProblemException e) {
            return new Work.Failed(e.problem().message());
        }
    }

    /// Brings what an earlier run wrote with other tools (without rustfmt, say) to what is meant now. Files that a
    /// person edited stay as they are.
    void settle() throws InterruptedException {
        var written = Manifest.read(workspace.root());
        if (written.equals(manifest)) {
            return; // as in every build that was not interrupted: no file needs to be read
        }
        var edited = written.edited(workspace.root());
        var stale = work.values().stream()
                .flatMap(List::stream)
                .filter(file -> written.hashes().containsKey(file.path()) && !edited.contains(file.path()))
                .filter(file ->
                        !Rendering.hash(file.content()).equals(written.hashes().get(file.path())))
                .toList();
        if (!stale.isEmpty()) {
            workspace.write(stale);
            workspace.write(List.of(GeneratedFile.of(Manifest.PATH, manifest.text())));
            git.commit("Format the code anew", "Nocodo-Settled: %s".formatted(project));
        }
    }
}
