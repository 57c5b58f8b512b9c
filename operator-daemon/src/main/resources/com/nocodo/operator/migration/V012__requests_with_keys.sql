-- What was asked for under a key, so that it is done once though it is sent again. owner: the project or the account;
-- made: the id of what came of it, null as long as that is not known. Values and secrets are not kept.
CREATE TABLE request_key (
    owner TEXT NOT NULL,
    key   TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    hash  TEXT NOT NULL CHECK (length(hash) = 64),
    made  TEXT,
    at    TEXT NOT NULL,
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_key_at ON request_key (at);
