-- What may be read before the vault is opened, such as the issuer that its page asks first. The register vouches for it,
-- so a changed one is noticed at the next unlock.
CREATE TABLE notice (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4096)
) STRICT, WITHOUT ROWID;

-- Who signed in last, as a hash, and when. It is written while the vault is locked, so nothing vouches for it: it leads
-- to the question for the password and no further.
CREATE TABLE arrival (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    account BLOB NOT NULL CHECK (length(account) = 32),
    at INTEGER NOT NULL
) STRICT;
