package com.nocodo.vault.door;

import java.util.List;

/// All backups.
///
/// @param backups the newest first
/// @param bytes of all of their files
/// @param strangers ids of files beside them that belong to no backup of this vault: another copy of it made them
/// @param due ids of ready servers without a backup of the last seven days
public record BackupsView(List<BackupView> backups, long bytes, List<String> strangers, List<String> due) {
    public BackupsView {
        backups = List.copyOf(backups);
        strangers = List.copyOf(strangers);
        due = List.copyOf(due);
    }
}
