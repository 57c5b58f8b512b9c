package com.nocodo.vault.door;

import org.jspecify.annotations.Nullable;

/// Backups of what operators keep: sealed files on this computer, which outlive their servers.
public interface BackupApi {
    BackupsView all();

    /// @param id as `b-7k3m9q`
    BackupView get(String id);

    /// Begins to bring a backup of a server here, or goes on with that. [ServerApi#follow] tells how it gets on.
    BackupView backUp(String server);

    /// For good: without its key, which is deleted first, the file is of no use.
    void delete(String id);

    /// Makes a backup the state of a server's operator, or goes on with that. [ServerApi#follow] tells how it gets on.
    ///
    /// @param server that is ready; another one than the backup is of, where one likes
    /// @param replace whether projects that are on it go; without, a server that has any is left as it is
    /// @param name of the server, typed by the person who lets projects go
    RestoreView restore(String server, String backup, boolean replace, String name);

    /// Ends a restore that the server has not begun: what was sent for it is removed there.
    /// [ServerApi#follow] tells how that gets on.
    RestoreView leaveRestore(String server);

    /// @return null where nothing was ever restored onto the server
    @Nullable
    RestoreView lastRestore(String server);
}
