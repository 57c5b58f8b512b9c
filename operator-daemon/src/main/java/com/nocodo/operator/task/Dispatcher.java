package com.nocodo.operator.task;

import com.nocodo.protocol.TaskView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Starts what is ready and whose needs are done, hands it to its executor, and lets the gate judge what comes back.
/// Executors of templates share one working tree, so one task runs at a time.
public final class Dispatcher {
    private static final int ATTEMPTS = 3;

    private final Tasks tasks;
    private final Map<ExecutorKind, Executor> executors;
    private final Gate gate;
    private final Consumer<TaskView> watcher;

    /// What must hold before a task is done.
    public interface Gate {
        /// Empty when it holds, else the finding.
        Optional<String> judge(Task task) throws InterruptedException;
    }

    public Dispatcher(Tasks tasks, Map<ExecutorKind, Executor> executors, Gate gate, Consumer<TaskView> watcher) {
        this.tasks = tasks;
        this.executors = new EnumMap<>(executors);
        this.gate = gate;
        this.watcher = watcher;
    }

    /// Works until everything is done, or nothing can be started any more.
    ///
    /// @return the findings of blocked tasks; empty when all is done
    public List<String> run(long epic) throws InterruptedException {
        var findings = new java.util.ArrayList<String>();
        for (var next = startable(epic); next.isPresent(); next = startable(epic)) {
            carryOut(next.get()).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Task> startable(long epic) {
        var all = tasks.of(epic);
        return all.stream()
                .filter(task -> task.state() == TaskState.READY)
                .filter(task -> task.needs().stream()
                        .allMatch(
                                need -> all.stream().anyMatch(t -> t.number() == need && t.state() == TaskState.DONE)))
                .findFirst();
    }

    private Optional<String> carryOut(Task ready) throws InterruptedException {
        var executor = executors.get(ready.executor());
        if (executor == null) {
            var finding = "There is no executor for " + ready.executor().text();
            move(ready, TaskState.BLOCKED, Actor.DISPATCHER, finding);
            return Optional.of(ready.id() + ": " + finding);
        }
        var assignment = tasks.start(ready);
        var running = assignment.task();
        watcher.accept(running.view());
        var work = executor.execute(assignment);
        if (work instanceof Executor.Work.Committed(var commit)) {
            return review(
                    move(tasks.committed(running, commit), TaskState.IN_REVIEW, Actor.EXECUTOR, "commit " + commit));
        }
        var finding = work instanceof Executor.Work.Failed(var why) ? why : "no result";
        return again(running, Actor.DISPATCHER, finding);
    }

    private Optional<String> review(Task handedIn) throws InterruptedException {
        var finding = gate.judge(handedIn);
        if (finding.isPresent()) {
            return again(handedIn, Actor.GATE, finding.get());
        }
        move(handedIn, TaskState.DONE, Actor.GATE, "its checks passed");
        return Optional.empty();
    }

    private Optional<String> again(Task task, Actor actor, String finding) {
        if (task.attempts() < ATTEMPTS && task.executor() != ExecutorKind.TEMPLATE) {
            move(task, TaskState.READY, actor, finding);
            return Optional.empty();
        }
        move(task, TaskState.BLOCKED, actor, finding);
        return Optional.of(task.id() + " " + task.title() + ": " + finding);
    }

    private Task move(Task task, TaskState to, Actor actor, String reason) {
        var moved = tasks.move(task, to, actor, reason);
        watcher.accept(moved.view());
        return moved;
    }
}
