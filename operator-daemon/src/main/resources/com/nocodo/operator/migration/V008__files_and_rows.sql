-- Files that messages carry. The bytes lie in attachments/ of the home, under the id.
CREATE TABLE attachment (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind     TEXT    NOT NULL CHECK (kind IN ('xlsx', 'csv', 'png', 'jpeg', 'webp')),
    bytes    INTEGER NOT NULL CHECK (bytes > 0),
    sha256   TEXT    NOT NULL CHECK (length(sha256) = 64),
    author   TEXT    NOT NULL,
    added_at TEXT    NOT NULL
) STRICT;

CREATE TABLE attachment_use (
    attachment TEXT NOT NULL REFERENCES attachment (id),
    project    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    PRIMARY KEY (attachment, project)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_use_project ON attachment_use (project);

-- The spreadsheet that a project began with, and the spec that it is before anything was said about it.
CREATE TABLE sheet_base (
    project    TEXT NOT NULL PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
    attachment TEXT NOT NULL REFERENCES attachment (id),
    spec       TEXT NOT NULL,
    remarks    TEXT NOT NULL CHECK (json_valid(remarks)),
    skipped    TEXT NOT NULL CHECK (json_valid(skipped))
) STRICT;

-- What an import does. base: the highest number of a row when it began; sent: up to which row of the spreadsheet, from
-- 0, rows may have been sent; answered: up to which one the answers are known.
CREATE TABLE row_import (
    job        INTEGER NOT NULL PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    attachment TEXT    NOT NULL REFERENCES attachment (id),
    request    TEXT    NOT NULL CHECK (json_valid(request)),
    source     TEXT    NOT NULL,
    base       INTEGER,
    sent       INTEGER NOT NULL DEFAULT 0,
    answered   INTEGER NOT NULL DEFAULT 0,
    told       INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX row_import_attachment ON row_import (attachment);

CREATE TABLE imported_row (
    job  INTEGER NOT NULL REFERENCES row_import (job) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    id   INTEGER,
    why  TEXT CHECK ((id IS NULL) = (why IS NOT NULL)),
    PRIMARY KEY (job, line)
) STRICT, WITHOUT ROWID;

-- The import that a job takes back.
CREATE TABLE undone_import (
    job    INTEGER NOT NULL PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES row_import (job) ON DELETE CASCADE
) STRICT;
