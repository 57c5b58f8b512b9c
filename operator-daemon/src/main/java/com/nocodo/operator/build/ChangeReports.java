package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.Tasks;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.CheckView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a change ended.
record ChangeReports(Tasks tasks) {

    BuildReport unchanged(Project project, AppSpec spec, List<OperationView> operations, Timings timings) {
        var epic = tasks.epic(project.id(), project.specHash()).orElse(new Epic(0, "", ""));
        return of(project, spec, epic, operations, List.of(), null, timings);
    }

    BuildReport of(
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
                new BuildReport.Spec(project.path().resolve("nocodo.yaml").toString(), project.specHash()),
                SpecWords.understood(spec),
                List.of(),
                operations,
                new BuildReport.Plan(
                        epic.title(),
                        tasks.of(epic.id()).stream().map(Task::view).toList()),
                checks,
                preview,
                new BuildReport.Model("none", 0),
                timings.all(),
                List.of());
    }
}
