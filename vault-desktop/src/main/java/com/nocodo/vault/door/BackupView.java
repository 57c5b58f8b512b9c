package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One backup of an operator.
///
/// @param server id of where it is from, which may be gone
/// @param name of that server, then
/// @param made when it was here; null where it is not yet
/// @param bytes of its file
/// @param operator the version that it is of; null where it is not known yet
/// @param projects how many are in it
/// @param older which project is in it as it was before what was being done to it; empty where none is
/// @param paused whether its server was paused then
/// @param trouble why it paused; empty where it did not
public record BackupView(
        String id,
        String server,
        String name,
        State state,
        Instant begun,
        @Nullable Instant made,
        long bytes,
        @Nullable String operator,
        int projects,
        String older,
        boolean paused,
        String trouble) {
    public enum State {
        /// It is being brought here.
        UNDERWAY,
        /// It was begun, and is not here.
        UNFINISHED,
        /// It can be restored.
        WHOLE,
        /// The vault knows it, and its file is not where it was.
        MISSING,
        /// It is being deleted: its key is gone.
        GOING
    }
}
