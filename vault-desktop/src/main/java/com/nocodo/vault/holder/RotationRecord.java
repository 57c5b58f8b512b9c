package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.AccessKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of a server's keys. Its id is that of its journal.
///
/// @param next the new keys; null once they are the server's
/// @param hostKey whether the server makes a new key of its own, too
/// @param trouble why it paused; empty where it did not
record RotationRecord(
        String server,
        @Nullable AccessKeys next,
        boolean hostKey,
        String trouble,
        Instant begun,
        @Nullable Instant ended) {
    static final Kind<RotationRecord> KIND = Kind.of("rotation", RotationRecord.class);

    RotationRecord troubled(String why) {
        return new RotationRecord(server, next, hostKey, why, begun, ended);
    }

    RotationRecord ended(Instant when) {
        return new RotationRecord(server, null, hostKey, "", begun, when);
    }
}
