package com.nocodo.vault.server;

import java.util.List;

/// What the journal of a restore tells. It loads nothing that speaks to a network, as the steps do.
public final class RestoreEvidence {
    private RestoreEvidence() {}

    /// Whether the server was asked to begin: its operator may stand still for that.
    public static boolean hasAsked(List<RunEntry> restore) {
        return has(restore, Restoring.RESTORE);
    }

    /// Whether something of the backup may be on the server.
    public static boolean hasSent(List<RunEntry> restore) {
        return has(restore, Restoring.SEND);
    }

    private static boolean has(List<RunEntry> restore, String step) {
        return restore.stream().anyMatch(entry -> entry.step().equals(step));
    }
}
