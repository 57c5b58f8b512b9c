package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.operator.task.EngineeringManager;
import com.nocodo.operator.task.ExecutorKind;
import com.nocodo.operator.task.PlannedTask;
import com.nocodo.operator.task.Scope;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Of all tasks only those with a file that the change touches, and the last, which closes the change.
final class ChangePlan {
    private ChangePlan() {}

    static List<PlannedTask> of(Path app, AppSpec spec, List<PlannedTask> all, List<GeneratedFile> files) {
        var numbered = IntStream.range(0, all.size())
                .mapToObj(i -> task(spec, all.get(i), i + 1))
                .toList();
        var scope = new Scope(numbered);
        Set<String> touched = files.stream()
                .filter(file -> changed(app, file))
                .flatMap(file -> scope.owner(file.path()).stream())
                .map(Task::work)
                .collect(Collectors.toSet());
        var last = all.getLast().work();
        var kept = all.stream()
                .filter(task -> touched.contains(task.work())
                        || task.work().equals(last)
                        || task.work().equals("tooling"))
                .toList();
        var works = kept.stream().map(PlannedTask::work).collect(Collectors.toSet());
        return kept.stream()
                .map(task -> new PlannedTask(
                        task.work(),
                        task.title(),
                        task.specialist(),
                        task.needs().stream().filter(works::contains).toList()))
                .toList();
    }

    private static Task task(AppSpec spec, PlannedTask planned, int number) {
        return new Task(
                0,
                number,
                planned.title(),
                planned.specialist(),
                planned.work(),
                ExecutorKind.TEMPLATE,
                EngineeringManager.scope(spec, planned),
                List.of(),
                TaskState.DRAFT,
                0,
                null);
    }

    private static boolean changed(Path app, GeneratedFile file) {
        try {
            var place = app.resolve(file.path());
            return !Files.exists(place)
                    || file.owner() == GeneratedFile.Owner.GENERATOR
                            && !Files.readString(place).equals(file.content());
        } catch (IOException e) {
            return true;
        }
    }
}
