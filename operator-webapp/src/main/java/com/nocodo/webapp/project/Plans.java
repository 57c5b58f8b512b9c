package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.PlanApi.PlanView;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plans as the page knows them: read once, and then told by the events.
final class Plans {
    private final List<PlanView> newestFirst = new ArrayList<>();

    void read(PlanApi plan) {
        newestFirst.clear();
        newestFirst.addAll(plan.all());
    }

    List<PlanView> all() {
        return List.copyOf(newestFirst);
    }

    Optional<PlanView> newest() {
        return newestFirst.stream().findFirst();
    }

    Optional<PlanView> get(long epic) {
        return newestFirst.stream().filter(one -> one.epic() == epic).findFirst();
    }

    Optional<PlanView> numbered(String epic) {
        return newestFirst.stream()
                .filter(one -> String.valueOf(one.epic()).equals(epic))
                .findFirst();
    }

    /// @return whether anything is another than before
    boolean take(List<EventRecord> events) {
        var changed = false;
        for (var record : events) {
            switch (record.event()) {
                case ProjectEvent.EpicPlanned(var epic, var title, var hash) -> {
                    if (get(epic).isEmpty()) {
                        newestFirst.addFirst(new PlanView(epic, title, record.at(), List.of()));
                        changed = true;
                    }
                }
                case ProjectEvent.TaskCreated(var epic, var task, var actor) -> changed |= put(epic, task);
                case ProjectEvent.TaskMoved(var epic, var task, var from, var actor, var why) ->
                    changed |= put(epic, task);
                default -> {}
            }
        }
        return changed;
    }

    private boolean put(long epic, TaskView task) {
        for (int i = 0; i < newestFirst.size(); i++) {
            var plan = newestFirst.get(i);
            if (plan.epic() == epic) {
                newestFirst.set(i, new PlanView(epic, plan.title(), plan.at(), with(plan.tasks(), task)));
                return true;
            }
        }
        return false;
    }

    private static List<TaskView> with(List<TaskView> before, TaskView task) {
        var tasks = new ArrayList<>(before);
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i).id().equals(task.id())) {
                tasks.set(i, task);
                return tasks;
            }
        }
        tasks.add(task);
        return tasks;
    }
}
