package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.SavedState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One backup of a server's operator, or one that is under way. It outlives its server. The file that it is of lies in
/// the folder of backups, and opens by the key that is here alone.
///
/// @param server id of where it is from
/// @param name of that server, then
/// @param key of the file, 32 bytes; empty once the backup is being deleted
/// @param tries counts the runs that began to bring it: each has a journal of its own
/// @param paused whether the person did not quite trust the server then
/// @param state what is in it; null where it is not here yet
/// @param made when it was here; null where it is not yet
/// @param trouble why it paused; empty where it did not
record BackupRecord(
        String server,
        String name,
        byte[] key,
        int tries,
        boolean paused,
        @Nullable SavedState state,
        Instant begun,
        @Nullable Instant made,
        String trouble) {
    static final Kind<BackupRecord> KIND = Kind.of("backup", BackupRecord.class);

    String journal(String id) {
        return "backup-%s-%d".formatted(id, tries);
    }

    boolean isUnderway() {
        return made == null && !isGoing();
    }

    /// Without its key, nobody reads the file any more.
    boolean isGoing() {
        return key.length == 0;
    }

    BackupRecord again(boolean notTrusted) {
        return new BackupRecord(server, name, key, tries + 1, notTrusted, null, begun, null, "");
    }

    BackupRecord made(SavedState brought, Instant when) {
        return new BackupRecord(server, name, key, tries, paused, brought, begun, when, "");
    }

    BackupRecord troubled(String why) {
        return new BackupRecord(server, name, key, tries, paused, state, begun, made, why);
    }

    BackupRecord going() {
        return new BackupRecord(server, name, new byte[0], tries, paused, state, begun, made, "");
    }

    @Override
    public String toString() {
        return "BackupRecord[%s, ***]".formatted(name);
    }
}
