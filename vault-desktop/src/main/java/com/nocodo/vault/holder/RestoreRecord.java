package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server, beside its [ServerRecord] of the same id.
///
/// @param backup its id
/// @param replace whether projects that were there go
/// @param number counts the restores onto the server
/// @param givenUp when the person wanted no more of it; null where they did not
/// @param trouble why it paused, was undone or left; empty where none of these
record RestoreRecord(
        String backup,
        boolean replace,
        int number,
        Instant begun,
        @Nullable Instant ended,
        @Nullable Instant givenUp,
        String trouble) {
    static final Kind<RestoreRecord> KIND = Kind.of("restore", RestoreRecord.class);

    String journal(String server) {
        return "restore-%s-%d".formatted(server, number);
    }

    boolean isUnderway() {
        return ended == null;
    }

    boolean isGivenUp() {
        return givenUp != null;
    }

    RestoreRecord goingOn() {
        return new RestoreRecord(backup, replace, number, begun, ended, null, "");
    }

    RestoreRecord givenUp(Instant when) {
        return new RestoreRecord(backup, replace, number, begun, ended, when, "");
    }

    RestoreRecord troubled(String why) {
        return new RestoreRecord(backup, replace, number, begun, ended, givenUp, why);
    }

    RestoreRecord ended(Instant when, String why) {
        return new RestoreRecord(backup, replace, number, begun, when, givenUp, why);
    }
}
