-- The stream outlives its project, of which the last event stays, so there is no foreign key.
CREATE TABLE events (
    project TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    at      TEXT    NOT NULL,
    type    TEXT    NOT NULL,
    data    TEXT    NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (project, seq)
) STRICT, WITHOUT ROWID;

-- Moves of tasks and the earlier events become one stream. Results of checks are left out: they are in the evidence.
WITH old (project, at, source, id, type, data) AS (
    SELECT event.project, event.at, 1, event.seq, 'project_created',
           json_object('slug', project.slug, 'name', project.name, 'path', project.path)
      FROM event
      JOIN project ON project.id = event.project
     WHERE event.kind = 'project_added'
    UNION ALL
    SELECT project, at, 1, seq, 'project_state_changed', data
      FROM event
     WHERE kind = 'project_state'
    UNION ALL
    SELECT project, at, 1, seq, 'change_applied', json_object('spec_hash', json_extract(data, '$.hash'))
      FROM event
     WHERE kind = 'spec_set'
    UNION ALL
    SELECT project, at, 1, seq, 'deletion_begun', '{}'
      FROM event
     WHERE kind = 'project_deleting'
    UNION ALL
    SELECT project, created_at, 2, id, 'epic_planned', json_object('epic', id, 'title', title, 'spec_hash', spec_hash)
      FROM epic
    UNION ALL
    SELECT epic.project, move.at, 3, move.id, iif(move.from_state IS NULL, 'task_created', 'task_moved'),
           json_patch(
               json_object('epic', epic.id, 'actor', lower(move.actor),
                           'task', json_object('id', 'T-' || task.number, 'title', task.title,
                                               'specialist', lower(task.specialist),
                                               'executor', lower(task.executor), 'state', lower(move.to_state))),
               iif(move.from_state IS NULL, '{}',
                   json_object('from', lower(move.from_state), 'reason', move.reason)))
      FROM task_move AS move
      JOIN task ON task.epic = move.epic AND task.number = move.task
      JOIN epic ON epic.id = move.epic
)
INSERT INTO events (project, seq, at, type, data)
SELECT project, row_number() OVER (PARTITION BY project ORDER BY at, source, id), at, type, data
  FROM old;

DROP TABLE event;
DROP TABLE task_move;

CREATE TRIGGER events_follow_one_another BEFORE INSERT ON events
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE project = NEW.project)
BEGIN SELECT RAISE(ABORT, 'an event is not the next of its project'); END;

CREATE TRIGGER events_need_their_project BEFORE INSERT ON events
WHEN NOT EXISTS (SELECT 1 FROM project WHERE id = NEW.project)
BEGIN SELECT RAISE(ABORT, 'an event of a project that is not there'); END;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
