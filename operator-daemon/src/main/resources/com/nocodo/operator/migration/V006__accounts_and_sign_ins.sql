CREATE TABLE account (
    id         TEXT NOT NULL PRIMARY KEY,
    email      TEXT COLLATE NOCASE UNIQUE,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    role       TEXT NOT NULL CHECK (role IN ('owner', 'builder', 'viewer')),
    password   TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- Of links and sessions only a hash is kept: whoever reads the file cannot sign in with it.
CREATE TABLE sign_in_link (
    hash       TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    made_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) STRICT;

CREATE TABLE web_session (
    hash       TEXT NOT NULL PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    agent      TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX web_session_account ON web_session (account);

CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    account TEXT,
    what    TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_token (
    hash       TEXT NOT NULL PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scope      TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    made_at    TEXT NOT NULL,
    used_at    TEXT,
    expires_at TEXT NOT NULL
) STRICT;
