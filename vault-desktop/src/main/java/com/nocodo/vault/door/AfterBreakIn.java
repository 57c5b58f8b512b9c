package com.nocodo.vault.door;

import java.util.List;

/// What to do after somebody broke into a server, in this order: the broken one goes last.
public final class AfterBreakIn {
    private AfterBreakIn() {}

    /// @param command that does it
    public record Task(String words, String command) {}

    public static List<Task> of(ServerView server) {
        var name = server.name();
        return List.of(
                server.madeByOwner()
                        ? new Task(
                                "Set up another server, installed afresh.",
                                "nocodo vault server adopt NEW --host ADDRESS --user root")
                        : new Task("Make another server like it.", "nocodo vault server create NEW --like " + name),
                new Task(
                        "Restore a backup onto the new one that was made before the break-in (nocodo vault server backups"
                                + " shows when each was made).",
                        "nocodo vault server restore NEW BACKUP"),
                server.madeByOwner()
                        ? new Task(
                                "Erase this one at its provider, and forget it here.",
                                "nocodo vault server forget " + name)
                        : new Task("Destroy this one.", "nocodo vault server destroy " + name));
    }
}
