-- A passkey's private half never leaves the person's device; what is kept here signs nobody in.
CREATE TABLE passkey (
    credential  TEXT NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    account     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    public_key  BLOB NOT NULL,
    attestation BLOB NOT NULL,
    sign_count  INTEGER NOT NULL CHECK (sign_count >= 0),
    verified    INTEGER NOT NULL CHECK (verified IN (0, 1)),
    backup      INTEGER NOT NULL CHECK (backup IN (0, 1)),
    backed_up   INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    transports  TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    used_at     TEXT
) STRICT;
CREATE INDEX passkey_account ON passkey (account);

-- Who somebody is at an issuer of identities. Its address for them may change, its subject does not.
CREATE TABLE issuer_subject (
    issuer    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    account   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    linked_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

-- An address that an owner has said is good for letting its holder in; one that a member says of themselves is not.
ALTER TABLE account ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0 CHECK (vouched IN (0, 1));
ALTER TABLE account ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));
UPDATE account SET vouched = 1 WHERE role = 'owner' AND email IS NOT NULL;

-- Only an admin's token touches accounts; what is there keeps its scope.
CREATE TABLE api_token_new (
    hash       TEXT NOT NULL PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scope      TEXT NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
    made_at    TEXT NOT NULL,
    used_at    TEXT,
    expires_at TEXT NOT NULL
) STRICT;
INSERT INTO api_token_new SELECT hash, id, account, name, scope, made_at, used_at, expires_at FROM api_token;
DROP TABLE api_token;
ALTER TABLE api_token_new RENAME TO api_token;
