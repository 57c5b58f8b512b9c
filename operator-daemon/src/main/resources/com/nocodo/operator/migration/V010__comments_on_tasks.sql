-- What people say about tasks. given: the attempt that it went to the executor with; message: what it was said to the
-- project as.
CREATE TABLE task_comment (
    project TEXT    NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    id      INTEGER NOT NULL CHECK (id > 0),
    epic    INTEGER NOT NULL,
    task    INTEGER NOT NULL,
    key     TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    author  TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    text    TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    given   INTEGER CHECK (given > 0),
    message INTEGER,
    PRIMARY KEY (project, id),
    UNIQUE (project, key),
    FOREIGN KEY (epic, task) REFERENCES task (epic, number) ON DELETE CASCADE,
    FOREIGN KEY (project, message) REFERENCES message (project, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX task_comment_task ON task_comment (epic, task);
