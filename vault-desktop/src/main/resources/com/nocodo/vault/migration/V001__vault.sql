-- One row: which vault this is, and the seal over everything that decides.
CREATE TABLE header (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    vault TEXT NOT NULL CHECK (length(vault) = 36),
    term INTEGER NOT NULL CHECK (term BETWEEN 1 AND 2147483647),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

-- What opens the master key: a password, or the code on the recovery sheet. The checksum needs no key and tells an
-- accident of the disk from a wrong password.
CREATE TABLE slot (
    type TEXT PRIMARY KEY CHECK (type IN ('password', 'recovery')),
    term INTEGER NOT NULL CHECK (term BETWEEN 1 AND 2147483647),
    memory_kib INTEGER,
    passes INTEGER,
    lanes INTEGER,
    salt BLOB CHECK (length(salt) = 16),
    public_key BLOB CHECK (length(public_key) = 32),
    ephemeral_key BLOB CHECK (length(ephemeral_key) = 32),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    blob BLOB NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    CHECK ((type = 'password') = (memory_kib IS NOT NULL AND passes IS NOT NULL AND lanes IS NOT NULL AND salt IS NOT NULL)),
    CHECK ((type = 'recovery') = (public_key IS NOT NULL AND ephemeral_key IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 128),
    revision INTEGER NOT NULL CHECK (revision > 0),
    lookup BLOB NOT NULL CHECK (length(lookup) = 32),
    wrapped_key BLOB NOT NULL,
    body BLOB NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

CREATE INDEX item_by_lookup ON item (kind, lookup);

-- A journal: its key, how many entries it has, and the end of their chain.
CREATE TABLE journal (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 128),
    wrapped_key BLOB NOT NULL,
    entries INTEGER NOT NULL CHECK (entries >= 0),
    head BLOB NOT NULL CHECK (length(head) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    journal TEXT NOT NULL REFERENCES journal (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    body BLOB NOT NULL,
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (journal, seq)
) STRICT, WITHOUT ROWID;

-- What stands for each row above; the header seals their sum, so a row that is missing, older or added is noticed.
CREATE TABLE register (
    place TEXT PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;

-- What happened while the vault was locked. Nothing vouches for it, and it is marked so when it enters the audit log.
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (length(event) BETWEEN 1 AND 64),
    times INTEGER NOT NULL CHECK (times > 0)
) STRICT;

-- Slows down who types passwords here. Nothing vouches for it either: who can write the file needs no prompt.
CREATE TABLE unlock_limit (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    boot TEXT NOT NULL,
    until_uptime INTEGER NOT NULL,
    until_clock INTEGER NOT NULL
) STRICT;
