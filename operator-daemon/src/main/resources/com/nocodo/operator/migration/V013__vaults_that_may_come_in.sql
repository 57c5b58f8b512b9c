CREATE TABLE bridge_key (
    public_key TEXT NOT NULL PRIMARY KEY, -- base64
    name       TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    revoked_at TEXT,
    receipt    TEXT
) STRICT;
