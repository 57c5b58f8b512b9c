package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server, beside its [ServerRecord] of the same id.
///
/// @param backup its id
/// @param replace whether projects that were there go
/// @param number counts the restores onto the server
/// @param leaving whether the person wants no more of it, or it was left
/// @param trouble why it paused, or was undone; empty where it was not
record RestoreRecord(
        String backup,
        boolean replace,
        int number,
        Instant begun,
        @Nullable Instant ended,
        boolean leaving,
        String trouble) {
    static final Kind<RestoreRecord> KIND = Kind.of("restore", RestoreRecord.class);

    String journal(String server) {
        return "restore-%s-%d".formatted(server, number);
    }

    boolean isUnderway() {
        return ended == null;
    }

    RestoreRecord goingOn() {
        return new RestoreRecord(backup, replace, number, begun, ended, false, "");
    }

    RestoreRecord toBeLeft() {
        return new RestoreRecord(backup, replace, number, begun, ended, true, "");
    }

    RestoreRecord troubled(String why) {
        return new RestoreRecord(backup, replace, number, begun, ended, leaving, why);
    }

    RestoreRecord ended(Instant when, String why) {
        return new RestoreRecord(backup, replace, number, begun, when, leaving, why);
    }
}
