package com.nocodo.operator.bench;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.ProjectEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Many messages, each with the change that it asked for, told by the operator's own events in one transaction.
final class LongStory {
    private final Database db;
    private final Events events;
    private final Clock clock;

    LongStory(Database db, Clock clock) {
        this.db = db;
        this.events = new Events(db, clock);
        this.clock = clock;
    }

    void tell(String project, int messages) {
        db.transaction().executeWithoutResult(status -> {
            for (int n = 2; n <= messages; n++) { // the description is the first
                say(project, n);
            }
            rows(project);
        });
    }

    private void say(String project, int n) {
        events.append(
                project,
                new ProjectEvent.MessageSaid(
                        n, "story-" + n, "Owner", "Please add a colour to the orders, number " + n));
        events.append(project, new ProjectEvent.JobQueued(job(n, JobState.QUEUED)));
        events.append(project, new ProjectEvent.JobEnded(job(n, JobState.DONE), JobState.DONE, null, List.of()));
    }

    private JobView job(int n, JobState state) {
        Instant now = clock.instant();
        return new JobView(
                JobId.of(n),
                JobView.Kind.CHANGE,
                state,
                (long) n,
                "Owner",
                1,
                false,
                now,
                state == JobState.DONE ? now : null,
                state == JobState.DONE ? now : null,
                null);
    }

    /// What else is kept of a message and of a job that is over.
    private void rows(String project) {
        db.sql().sql("""
                INSERT INTO message (project, id, key, seq, describes)
                SELECT project, json_extract(data, '$.id'), json_extract(data, '$.key'), seq, 0
                  FROM events
                 WHERE project = :project AND type = 'message_said' AND json_extract(data, '$.id') > 1
                """).param("project", project).update();
        db.sql().sql("""
                INSERT INTO job (project, kind, message, author, state, attempts, queued_at, begun_at, ended_at,
                                 operations)
                SELECT project, 'CHANGE', json_extract(data, '$.id'), 'Owner', 'DONE', 1, at, at, at, '[]'
                  FROM events
                 WHERE project = :project AND type = 'message_said' AND json_extract(data, '$.id') > 1
                """).param("project", project).update();
    }
}
