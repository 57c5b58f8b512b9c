package com.nocodo.operator.task;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Epics and tasks. Who moved a task where, when and why is told by the events.
final class TaskStore {
    private final Database db;
    private final Clock clock;
    private final Events events;

    TaskStore(Database db, Clock clock, Events events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /// Writes the epic with all its tasks, or nothing.
    long create(String project, AppSpec spec, String hash, String title, List<PlannedTask> planned) {
        return Optional.ofNullable(db.transaction().execute(status -> {
                    long epic = db.sql()
                            .sql("""
                            INSERT INTO epic (project, title, spec_hash, created_at)
                            VALUES (:project, :title, :hash, :at)
                            RETURNING id
                            """)
                            .param("project", project)
                            .param("title", title)
                            .param("hash", hash)
                            .param("at", clock.instant().toString())
                            .query(Long.class)
                            .single();
                    events.append(project, new ProjectEvent.EpicPlanned(epic, title, hash));
                    Map<String, Integer> numbers = new HashMap<>();
                    for (var task : planned) {
                        numbers.put(task.work(), numbers.size() + 1);
                        insert(epic, numbers, spec, task);
                    }
                    for (var task : tasks(epic)) {
                        events.append(
                                project, new ProjectEvent.TaskCreated(epic, task.view(), Actor.PROJECT_MANAGER.text()));
                    }
                    return epic;
                }))
                .orElseThrow();
    }

    private void insert(long epic, Map<String, Integer> numbers, AppSpec spec, PlannedTask task) {
        int number = Objects.requireNonNull(numbers.get(task.work()));
        db.sql()
                .sql("""
                INSERT INTO task (epic, number, title, specialist, work, executor, scope, state)
                VALUES (:epic, :number, :title, :specialist, :work, :executor, :scope, 'DRAFT')
                """)
                .param("epic", epic)
                .param("number", number)
                .param("title", task.title())
                .param("specialist", task.specialist().name())
                .param("work", task.work())
                .param("executor", EngineeringManager.executor(task).name())
                .param("scope", String.join("\n", EngineeringManager.scope(spec, task)))
                .update();
        for (var need : task.needs()) {
            db.sql()
                    .sql("INSERT INTO task_dependency (epic, task, needs) VALUES (:epic, :task, :needs)")
                    .param("epic", epic)
                    .param("task", number)
                    .param("needs", numbers.get(need))
                    .update();
        }
    }

    List<Task> tasks(long epic) {
        Map<Integer, List<Integer>> needs = new HashMap<>();
        db.sql()
                .sql("SELECT task, needs FROM task_dependency WHERE epic = :epic ORDER BY task, needs")
                .param("epic", epic)
                .query((ResultSet row) -> {
                    needs.computeIfAbsent(row.getInt("task"), k -> new java.util.ArrayList<>())
                            .add(row.getInt("needs"));
                });
        return db.sql()
                .sql("""
                SELECT epic, number, title, specialist, work, executor, scope, state, attempts, commit_id
                  FROM task
                 WHERE epic = :epic
                 ORDER BY number
                """)
                .param("epic", epic)
                .query((row, n) -> task(row, needs))
                .list();
    }

    private static Task task(ResultSet row, Map<Integer, List<Integer>> needs) throws SQLException {
        return new Task(
                row.getLong("epic"),
                row.getInt("number"),
                row.getString("title"),
                Specialist.valueOf(row.getString("specialist")),
                row.getString("work"),
                ExecutorKind.valueOf(row.getString("executor")),
                Arrays.asList(row.getString("scope").split("\n")),
                needs.getOrDefault(row.getInt("number"), List.of()),
                TaskState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("commit_id"));
    }

    /// Moves a task along an allowed arrow; of two callers racing for the same move, one wins.
    void move(Task task, TaskState to, Actor actor, String reason) {
        var from = task.state();
        var arrow = Transition.between(from, to)
                .orElseThrow(() -> Problem.conflict("%s cannot go from %s to %s", task.id(), from.text(), to.text())
                        .toException());
        if (!arrow.allows(actor)) {
            throw Problem.denied("%s may not move %s from %s to %s", actor.text(), task.id(), from.text(), to.text())
                    .toException();
        }
        db.transaction().executeWithoutResult(status -> {
            int moved = db.sql()
                    .sql("""
                    UPDATE task
                       SET state = :to, attempts = attempts + :started
                     WHERE epic = :epic AND number = :number AND state = :from
                    """)
                    .param("to", to.name())
                    .param("started", to.attempt())
                    .param("epic", task.epic())
                    .param("number", task.number())
                    .param("from", from.name())
                    .update();
            if (moved == 0) {
                throw Problem.conflict("%s is no longer %s", task.id(), from.text())
                        .toException();
            }
            events.append(
                    project(task.epic()),
                    new ProjectEvent.TaskMoved(task.epic(), task.moved(to).view(), from.text(), actor.text(), reason));
        });
    }

    /// What it did is in no version any more.
    void redo(Task task) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE task SET commit_id = NULL WHERE epic = :epic AND number = :number")
                    .param("epic", task.epic())
                    .param("number", task.number())
                    .update();
            move(task.uncommitted(), TaskState.READY, Actor.RECOVERY, "what it did was taken back");
        });
    }

    void committed(Task task, String commit) {
        db.sql()
                .sql("UPDATE task SET commit_id = :commit WHERE epic = :epic AND number = :number")
                .param("commit", commit)
                .param("epic", task.epic())
                .param("number", task.number())
                .update();
    }

    private String project(long epic) {
        return db.sql()
                .sql("SELECT project FROM epic WHERE id = :epic")
                .param("epic", epic)
                .query(String.class)
                .single();
    }

    /// The newest epic that brings the project to that spec.
    Optional<Epic> epic(String project, String specHash) {
        return db.sql()
                .sql("""
                SELECT id, title, spec_hash
                  FROM epic
                 WHERE project = :project AND spec_hash = :hash
                 ORDER BY id DESC
                 LIMIT 1
                """)
                .param("project", project)
                .param("hash", specHash)
                .query((row, n) -> epic(row))
                .optional();
    }

    /// The newest epic of the project.
    Optional<Epic> newest(String project) {
        return db.sql()
                .sql("""
                SELECT id, title, spec_hash
                  FROM epic
                 WHERE project = :project
                 ORDER BY id DESC
                 LIMIT 1
                """)
                .param("project", project)
                .query((row, n) -> epic(row))
                .optional();
    }

    private static Epic epic(ResultSet row) throws SQLException {
        return new Epic(row.getLong("id"), row.getString("title"), row.getString("spec_hash"));
    }
}
