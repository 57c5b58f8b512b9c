package com.nocodo.operator.task;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The door to plans and tasks.
public final class Tasks {
    private final Database db;
    private final TaskStore store;
    private final Comments comments;

    public Tasks(Database db, Clock clock, Events events) {
        this.db = db;
        this.store = new TaskStore(db, clock, events);
        this.comments = new Comments(db, clock, events);
    }

    public Comments comments() {
        return comments;
    }

    /// Writes the plan down and shapes it, so that its first tasks are ready.
    public Epic plan(String project, AppSpec spec, String specHash, String title, List<PlannedTask> planned) {
        var id = store.create(project, spec, specHash, title, planned);
        shape(id);
        return new Epic(id, title, specHash);
    }

    /// Moves drafts on to where they can start; goes on where it was interrupted.
    public void shape(long epic) {
        for (var task : store.tasks(epic)) {
            if (task.state() == TaskState.DRAFT) {
                store.move(task, task.specialist().firstState(), Actor.PROJECT_MANAGER, "validated");
            }
        }
        for (var task : store.tasks(epic)) {
            if (task.state() == TaskState.NEEDS_TECHNICAL_SHAPING) {
                store.move(
                        task,
                        TaskState.READY,
                        Actor.ENGINEERING_MANAGER,
                        "executor " + task.executor().text() + ", "
                                + task.scope().size() + " path patterns");
            }
        }
    }

    /// Takes back what a killed run had begun, and what was blocked before.
    public void recover(long epic) {
        shape(epic);
        for (var task : store.tasks(epic)) {
            switch (task.state()) {
                case IN_PROGRESS, IN_REVIEW, BLOCKED ->
                    store.move(task, TaskState.READY, Actor.RECOVERY, "taken up again by a new run");
                default -> {}
            }
        }
    }

    /// The newest plan for that spec, to be carried out from its begin, where it has the same tasks: what an earlier
    /// run
    /// did of it was taken back.
    public Optional<Epic> again(String project, String specHash, List<PlannedTask> planned) {
        var works = planned.stream().map(PlannedTask::work).toList();
        return store.newest(project)
                .filter(epic -> epic.specHash().equals(specHash))
                .filter(epic ->
                        store.tasks(epic.id()).stream().map(Task::work).toList().equals(works))
                .map(epic -> {
                    recover(epic.id());
                    store.tasks(epic.id()).stream()
                            .filter(task -> task.state() == TaskState.DONE)
                            .forEach(store::redo);
                    return epic;
                });
    }

    public List<Task> of(long epic) {
        return store.tasks(epic);
    }

    public Optional<Epic> epic(String project, String specHash) {
        return store.epic(project, specHash);
    }

    /// The project's newest plan.
    public Optional<Epic> newest(String project) {
        return store.newest(project);
    }

    /// Begins a ready task, with what was said about it: a comment goes with it, or waits for the next attempt.
    Assignment start(Task ready) {
        return Objects.requireNonNull(db.transaction().execute(status -> {
            var said = comments.give(ready, ready.attempts() + 1);
            var along = switch (said.size()) {
                case 0 -> "";
                case 1 -> "; a comment goes with it";
                default -> "; %d comments go with it".formatted(said.size());
            };
            var begun = move(ready, TaskState.IN_PROGRESS, Actor.DISPATCHER, "its needs are done" + along);
            return new Assignment(begun, said);
        }));
    }

    /// @return the task as it is now
    public Task move(Task task, TaskState to, Actor actor, String reason) {
        store.move(task, to, actor, reason);
        return task.moved(to);
    }

    /// @return the task as it is now
    public Task committed(Task task, String commit) {
        store.committed(task, commit);
        return task.committed(commit);
    }
}
