-- A project that is only described is a state of its own. The column is replaced, not the table: dropping that would
-- take along what refers to it.
ALTER TABLE project ADD COLUMN phase TEXT NOT NULL DEFAULT 'PLANNED'
    CHECK (phase IN ('DESCRIBED', 'PLANNED', 'BUILDING', 'BLOCKED', 'READY'));
UPDATE project SET phase = state;
ALTER TABLE project DROP COLUMN state;
ALTER TABLE project RENAME COLUMN phase TO state;

-- Whether its application was ever proven.
ALTER TABLE project ADD COLUMN built INTEGER NOT NULL DEFAULT 0 CHECK (built IN (0, 1));
UPDATE project
   SET built = 1
 WHERE state = 'READY'
    OR EXISTS (SELECT 1
                 FROM events
                WHERE events.project = project.id
                  AND type = 'project_state_changed'
                  AND json_extract(data, '$.state') = 'ready');

-- The text of a message is in its event.
CREATE TABLE message (
    project   TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    id        INTEGER NOT NULL CHECK (id > 0),
    key       TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    seq       INTEGER NOT NULL,
    describes INTEGER NOT NULL CHECK (describes IN (0, 1)),
    PRIMARY KEY (project, id),
    UNIQUE (project, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX message_begins ON message (key) WHERE id = 1 AND describes = 1;
CREATE INDEX message_describes ON message (project, id) WHERE describes = 1;

-- changed: the event that changed the description last; drawn: up to which event the sketch knows it.
CREATE TABLE description (
    project TEXT    NOT NULL PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
    changed INTEGER NOT NULL,
    drawn   INTEGER NOT NULL DEFAULT 0,
    reading TEXT    CHECK (json_valid(reading)),
    problem TEXT    CHECK (json_valid(problem))
) STRICT;
CREATE INDEX description_stale ON description (project) WHERE drawn < changed;

CREATE TABLE job (
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    project    TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL CHECK (kind IN ('BUILD', 'CHANGE')),
    message    INTEGER CHECK ((kind = 'CHANGE') = (message IS NOT NULL)),
    author     TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    cancelling INTEGER NOT NULL DEFAULT 0 CHECK (cancelling IN (0, 1)),
    losses     INTEGER NOT NULL DEFAULT 0 CHECK (losses IN (0, 1)),
    queued_at  TEXT    NOT NULL,
    begun_at   TEXT,
    ended_at   TEXT,
    problem    TEXT    CHECK (json_valid(problem)),
    begun_seq  INTEGER,
    proposed   TEXT,
    operations TEXT    CHECK (json_valid(operations)),
    FOREIGN KEY (project, message) REFERENCES message (project, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX job_project ON job (project, id);
CREATE INDEX job_left ON job (project, id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX job_runs_alone ON job (project) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX job_one_build ON job (project) WHERE kind = 'BUILD' AND state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX job_one_a_message ON job (project, message) WHERE state IN ('QUEUED', 'RUNNING');

-- The scheduler's own; one row for each project with jobs that are left.
CREATE TABLE scheduled_tasks (
    task_name            TEXT      NOT NULL,
    task_instance        TEXT      NOT NULL,
    task_data            BLOB,
    execution_time       TIMESTAMP NOT NULL,
    picked               BOOLEAN   NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP,
    last_failure         TIMESTAMP,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP,
    version              INTEGER   NOT NULL,
    priority             INTEGER,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
