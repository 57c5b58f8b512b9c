package com.nocodo.vault.holder;

import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Kind;
import java.time.Instant;

/// Whether the vault gives anything to a server; its id is the server's.
record TrustRecord(Trust trust, Instant since) {
    static final Kind<TrustRecord> KIND = Kind.of("trust", TrustRecord.class);
}
