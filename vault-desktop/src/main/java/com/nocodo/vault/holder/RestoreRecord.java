package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server, beside its [ServerRecord] of the same id.
///
/// @param backup its id
/// @param replace whether projects that were there go
/// @param number counts the restores onto the server
/// @param trouble why it paused, or was undone; empty where it was not
record RestoreRecord(
        String backup,
        boolean replace,
        int number,
        Instant begun,
        @Nullable Instant ended,
        String trouble) {
    static final Kind<RestoreRecord> KIND = Kind.of("restore", RestoreRecord.class);

    String journal(String server) {
        return "restore-%s-%d".formatted(server, number);
    }

    boolean isUnderway() {
        return ended == null;
    }

    RestoreRecord troubled(String why) {
        return new RestoreRecord(backup, replace, number, begun, ended, why);
    }

    RestoreRecord ended(Instant when, String why) {
        return new RestoreRecord(backup, replace, number, begun, when, why);
    }
}
