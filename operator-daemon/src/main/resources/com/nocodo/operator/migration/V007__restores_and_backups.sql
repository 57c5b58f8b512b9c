-- Restores, backups and imports of rows are jobs, too; asked: what exactly, where no message says it. The table is made anew, since the
-- rule of a column cannot be changed; nothing refers to it.
CREATE TABLE job_new (
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    project    TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL CHECK (kind IN ('BUILD', 'CHANGE', 'RESTORE', 'BACKUP', 'IMPORT', 'UNDO_IMPORT')),
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
    asked      TEXT    CHECK (json_valid(asked)),
    FOREIGN KEY (project, message) REFERENCES message (project, id) ON DELETE CASCADE
) STRICT;
INSERT INTO job_new (id, project, kind, message, author, state, attempts, cancelling, losses, queued_at, begun_at,
                     ended_at, problem, begun_seq, proposed, operations)
SELECT id, project, kind, message, author, state, attempts, cancelling, losses, queued_at, begun_at,
       ended_at, problem, begun_seq, proposed, operations
  FROM job;

-- No number is given twice, also not one whose project was deleted.
DELETE FROM sqlite_sequence WHERE name = 'job_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'job_new', seq FROM sqlite_sequence WHERE name = 'job';
DROP TABLE job;
ALTER TABLE job_new RENAME TO job;
CREATE INDEX job_project ON job (project, id);
CREATE INDEX job_left ON job (project, id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX job_runs_alone ON job (project) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX job_one_build ON job (project) WHERE kind = 'BUILD' AND state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX job_one_a_message ON job (project, message) WHERE state IN ('QUEUED', 'RUNNING');

-- What people say about versions; a version is the event that told of it.
CREATE TABLE version_mark (
    project TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version > 0),
    name    TEXT    NOT NULL,
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    note    TEXT    NOT NULL,
    PRIMARY KEY (project, version)
) STRICT, WITHOUT ROWID;
