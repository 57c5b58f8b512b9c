package com.nocodo.operator.task;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people say about tasks.
public final class Comments {
    private static final String COMMENT =
            "SELECT id, epic, task, author, at, text, given, message FROM task_comment WHERE ";

    private final Database db;
    private final Clock clock;
    private final Events events;

    Comments(Database db, Clock clock, Events events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /// Oldest first.
    public List<Comment> of(Task task) {
        return db.sql()
                .sql(COMMENT + "epic = :epic AND task = :task ORDER BY id")
                .param("epic", task.epic())
                .param("task", task.number())
                .query((row, n) -> comment(row))
                .list();
    }

    /// Keeps what was said, with its event; the same key again is the same comment.
    public Comment add(String project, Task task, Remark remark, String author) {
        return Objects.requireNonNull(db.transaction()
                .execute(status -> db.sql()
                        .sql(COMMENT + "project = :project AND key = :key")
                        .param("project", project)
                        .param("key", remark.key())
                        .query((row, n) -> comment(row))
                        .optional()
                        .map(before -> same(before, task, remark))
                        .orElseGet(() -> insert(project, task, remark, author))));
    }

    private static Comment same(Comment before, Task task, Remark remark) {
        if (before.epic() != task.epic()
                || before.task() != task.number()
                || !before.text().equals(remark.text())) {
            throw Problem.conflict(
                            "The key %s was used for another comment before. Send this one under a key of its own.",
                            remark.key())
                    .toException();
        }
        return before;
    }

    private Comment insert(String project, Task task, Remark remark, String author) {
        if (of(task).size() >= PlanApi.MOST_COMMENTS) {
            throw Problem.conflict(
                            "%s has %d comments, and more are not taken. Say it to the project instead.",
                            task.id(), PlanApi.MOST_COMMENTS)
                    .toException();
        }
        var id = db.sql()
                .sql("SELECT coalesce(max(id), 0) + 1 FROM task_comment WHERE project = :project")
                .param("project", project)
                .query(Long.class)
                .single();
        var at = clock.instant();
        db.sql()
                .sql("""
                INSERT INTO task_comment (project, id, epic, task, key, author, at, text)
                VALUES (:project, :id, :epic, :task, :key, :author, :at, :text)
                """)
                .param("project", project)
                .param("id", id)
                .param("epic", task.epic())
                .param("task", task.number())
                .param("key", remark.key())
                .param("author", author)
                .param("at", at.toString())
                .param("text", remark.text())
                .update();
        events.append(project, new ProjectEvent.TaskCommented(task.epic(), task.id(), id, author, remark.text()));
        return new Comment(id, task.epic(), task.number(), author, at, remark.text(), null, null);
    }

    /// Notes that all comments of the task go with an attempt of it.
    List<Comment> give(Task task, int attempt) {
        db.sql()
                .sql("UPDATE task_comment SET given = :attempt WHERE epic = :epic AND task = :task")
                .param("attempt", attempt)
                .param("epic", task.epic())
                .param("task", task.number())
                .update();
        return of(task);
    }

    /// Notes which message says the comment to the project.
    public void asked(String project, Task task, long id, long message, String author) {
        db.transaction().executeWithoutResult(status -> {
            var noted = db.sql()
                    .sql("""
                    UPDATE task_comment
                       SET message = :message
                     WHERE project = :project AND id = :id AND message IS NULL
                    """)
                    .param("message", message)
                    .param("project", project)
                    .param("id", id)
                    .update();
            if (noted == 1) {
                events.append(project, new ProjectEvent.TaskCommentAsked(task.epic(), task.id(), id, message, author));
            }
        });
    }

    private static Comment comment(ResultSet row) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getLong("epic"),
                row.getInt("task"),
                row.getString("author"),
                Instant.parse(row.getString("at")),
                row.getString("text"),
                (Integer) row.getObject("given"),
                message(row));
    }

    private static @Nullable Long message(ResultSet row) throws SQLException {
        var number = row.getLong("message");
        return row.wasNull() ? null : number;
    }
}
