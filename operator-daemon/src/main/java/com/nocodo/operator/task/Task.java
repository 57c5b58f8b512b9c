package com.nocodo.operator.task;

import com.nocodo.protocol.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One task of an epic.
///
/// @param number 1, 2, … within the epic; people see `T-1`
/// @param work which part of the application it is, for the executor: `entity:lesson:backend`
/// @param scope the paths that it may write, as glob patterns
/// @param needs numbers of the tasks that must be done before
public record Task(
        long epic,
        int number,
        String title,
        Specialist specialist,
        String work,
        ExecutorKind executor,
        List<String> scope,
        List<Integer> needs,
        TaskState state,
        int attempts,
        @Nullable String commit) {

    public Task {
        scope = List.copyOf(scope);
        needs = List.copyOf(needs);
    }

    public String id() {
        return "T-" + number;
    }

    Task moved(TaskState to) {
        return new Task(
                epic, number, title, specialist, work, executor, scope, needs, to, attempts + to.attempt(), commit);
    }

    Task uncommitted() {
        return new Task(epic, number, title, specialist, work, executor, scope, needs, state, attempts, null);
    }

    Task committed(String id) {
        return new Task(epic, number, title, specialist, work, executor, scope, needs, state, attempts, id);
    }

    public TaskView view() {
        return new TaskView(id(), title, specialist.text(), executor.text(), state.text(), commit);
    }
}
