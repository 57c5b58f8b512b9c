-- Accounts, sessions, tokens, files and counters: the same in every app.

CREATE TABLE app_users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
    created_at TEXT NOT NULL,
    last_login_at TEXT
) STRICT;

CREATE TABLE app_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    user_agent TEXT
) STRICT;
CREATE INDEX app_sessions_user ON app_sessions (user_id);
CREATE INDEX app_sessions_expiry ON app_sessions (expires_at);

CREATE TABLE app_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX app_tokens_user ON app_tokens (user_id);

CREATE TABLE app_resets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX app_resets_user ON app_resets (user_id);

CREATE TABLE app_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES app_users (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX app_files_created_by ON app_files (created_by);

CREATE TABLE app_counters (
    name TEXT NOT NULL,
    scope INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (name, scope)
) STRICT;
