package com.nocodo.operator.event;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.EventRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the streams tell of plans and their tasks.
public final class PlanEvents {
    private final Database db;

    PlanEvents(Database db) {
        this.db = db;
    }

    /// The newest plans, newest first.
    public List<EventRecord> newest(String project, int limit) {
        return found(project, "type = 'epic_planned' ORDER BY seq DESC LIMIT :limit", Map.of("limit", limit));
    }

    /// When the plan was made.
    public Optional<EventRecord> begin(String project, long epic) {
        return found(
                        project,
                        "type = 'epic_planned' AND json_extract(data, '$.epic') = :epic LIMIT 1",
                        Map.of("epic", epic))
                .stream()
                .findFirst();
    }

    /// How a task came to be and moved, oldest first.
    public List<EventRecord> moves(String project, long epic, String task) {
        return found(project, """
                type IN ('task_created', 'task_moved')
                AND json_extract(data, '$.epic') = :epic AND json_extract(data, '$.task.id') = :task
                ORDER BY seq
                """, Map.of("epic", epic, "task", task));
    }

    /// The verdicts behind an event, up to the next plan, oldest first.
    public List<EventRecord> checks(String project, long after) {
        return found(project, """
                type = 'check_ended' AND seq > :after
                AND seq < coalesce((SELECT min(seq) FROM events
                                     WHERE project = :project AND type = 'epic_planned' AND seq > :after), seq + 1)
                ORDER BY seq
                """, Map.of("after", after));
    }

    /// The job that ran at an event; the newest that had begun or ended.
    public Optional<EventRecord> jobAt(String project, long seq) {
        return found(
                        project,
                        "type IN ('job_begun', 'job_ended') AND seq < :seq ORDER BY seq DESC LIMIT 1",
                        Map.of("seq", seq))
                .stream()
                .findFirst();
    }

    /// What was said under a number.
    public Optional<EventRecord> message(String project, long id) {
        return found(project, "type = 'message_said' AND json_extract(data, '$.id') = :id LIMIT 1", Map.of("id", id))
                .stream()
                .findFirst();
    }

    private List<EventRecord> found(String project, String which, Map<String, Object> values) {
        return db.sql()
                .sql("SELECT project, seq, at, type, data FROM events WHERE project = :project AND " + which)
                .param("project", project)
                .params(values)
                .query((row, n) -> Events.record(row))
                .list();
    }
}
