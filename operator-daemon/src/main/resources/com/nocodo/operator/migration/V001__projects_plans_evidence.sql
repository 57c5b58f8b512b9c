CREATE TABLE project (
    id         TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    path       TEXT    NOT NULL UNIQUE,
    words      TEXT    NOT NULL,
    answers    TEXT    NOT NULL,
    spec       TEXT    NOT NULL,
    spec_hash  TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('PLANNED', 'BUILDING', 'BLOCKED', 'READY')),
    created_at TEXT    NOT NULL
) STRICT;

CREATE TABLE epic (
    id         INTEGER NOT NULL PRIMARY KEY,
    project    TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    title      TEXT    NOT NULL,
    spec_hash  TEXT    NOT NULL,
    created_at TEXT    NOT NULL
) STRICT;
CREATE INDEX epic_project ON epic (project);

CREATE TABLE task (
    epic       INTEGER NOT NULL REFERENCES epic (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL CHECK (number > 0),
    title      TEXT    NOT NULL,
    specialist TEXT    NOT NULL,
    work       TEXT    NOT NULL,
    executor   TEXT    NOT NULL CHECK (executor IN ('TEMPLATE', 'MODE', 'AGENT')),
    scope      TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('DRAFT', 'NEEDS_TECHNICAL_SHAPING', 'READY', 'IN_PROGRESS',
                                                 'IN_REVIEW', 'DONE', 'BLOCKED', 'CANCELLED')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    commit_id  TEXT,
    PRIMARY KEY (epic, number)
) STRICT;

CREATE TABLE task_dependency (
    epic   INTEGER NOT NULL,
    task   INTEGER NOT NULL,
    needs  INTEGER NOT NULL,
    PRIMARY KEY (epic, task, needs),
    FOREIGN KEY (epic, task) REFERENCES task (epic, number) ON DELETE CASCADE,
    FOREIGN KEY (epic, needs) REFERENCES task (epic, number) ON DELETE CASCADE
) STRICT;

CREATE TABLE task_move (
    id         INTEGER NOT NULL PRIMARY KEY,
    epic       INTEGER NOT NULL,
    task       INTEGER NOT NULL,
    from_state TEXT,
    to_state   TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    FOREIGN KEY (epic, task) REFERENCES task (epic, number) ON DELETE CASCADE
) STRICT;

CREATE TABLE evidence (
    id      INTEGER NOT NULL PRIMARY KEY,
    project TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    check_id TEXT   NOT NULL,
    tree    TEXT    NOT NULL,
    record  TEXT    NOT NULL,
    hash    TEXT    NOT NULL
) STRICT;
CREATE INDEX evidence_project ON evidence (project, id);

CREATE TABLE preview (
    project    TEXT    NOT NULL PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
    port       INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    pid        INTEGER,
    started_at TEXT
) STRICT;

CREATE TABLE event (
    project TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    data    TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    PRIMARY KEY (project, seq)
) STRICT;
