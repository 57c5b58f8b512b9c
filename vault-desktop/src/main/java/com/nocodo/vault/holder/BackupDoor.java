package com.nocodo.vault.holder;

import com.nocodo.vault.door.BackupApi;
import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.BackupsView;
import com.nocodo.vault.door.RestoreView;
import org.jspecify.annotations.Nullable;

/// Backups, for a connection that gave the password.
final class BackupDoor implements BackupApi {
    private final Holding holding;

    BackupDoor(Holding holding) {
        this.holding = holding;
    }

    @Override
    public BackupsView all() {
        return BackupViews.all(holding);
    }

    @Override
    public BackupView get(String id) {
        return BackupViews.of(holding, holding.backups().get(id));
    }

    @Override
    public BackupView backUp(String server) {
        return get(holding.backups().backUp(server));
    }

    @Override
    public void delete(String id) {
        holding.backups().delete(id);
    }

    @Override
    public RestoreView restore(String server, String backup, boolean replace, String name) {
        var record = holding.work().get(server).body();
        if (replace) {
            ServerDoor.mustBeNamed(record, name);
        }
        holding.restores().restore(server, backup, replace);
        holding.ways().leave(server); // the operator starts anew
        return BackupViews.restore(holding, server).orElseThrow();
    }

    @Override
    public RestoreView leaveRestore(String server) {
        holding.work().get(server);
        holding.restores().leave(server);
        return BackupViews.restore(holding, server).orElseThrow();
    }

    @Override
    public @Nullable RestoreView lastRestore(String server) {
        return BackupViews.restore(holding, server).orElse(null);
    }
}
