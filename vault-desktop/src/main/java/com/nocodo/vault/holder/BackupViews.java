package com.nocodo.vault.holder;

import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.BackupsView;
import com.nocodo.vault.door.RestoreView;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.server.SavedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Backups as they are shown.
final class BackupViews {
    /// After so long there should be another backup; nobody makes one by itself.
    static final Duration LONG = Duration.ofDays(7);

    private BackupViews() {}

    static BackupsView all(Holding holding) {
        var backups = holding.backups();
        var all = backups.all();
        var known = all.stream().map(Stored::id).collect(Collectors.toSet());
        var strangers = new TreeSet<>(backups.folder().ids());
        strangers.removeAll(known);
        var views = all.stream().map(one -> of(holding, one)).toList();
        return new BackupsView(
                views, views.stream().mapToLong(BackupView::bytes).sum(), List.copyOf(strangers), due(holding));
    }

    private static List<String> due(Holding holding) {
        var due = new ArrayList<String>();
        for (var server : holding.safe().items().list(ServerRecord.KIND)) {
            if (holding.backups().isDue(server.id())) {
                due.add(server.id());
            }
        }
        return due;
    }

    static BackupView of(Holding holding, Stored<BackupRecord> stored) {
        var record = stored.body();
        var size = holding.backups().folder().size(stored.id());
        var state = Optional.ofNullable(record.state());
        return new BackupView(
                stored.id(),
                record.server(),
                record.name(),
                state(holding, record, size.isPresent()),
                record.begun(),
                record.made(),
                record.made() == null ? 0 : size.orElse(0),
                state.map(SavedState::version).orElse(null),
                state.map(SavedState::projects).orElse(0),
                state.map(SavedState::older).orElse(""),
                record.paused(),
                record.trouble());
    }

    private static BackupView.State state(Holding holding, BackupRecord record, boolean there) {
        if (record.isGoing()) {
            return BackupView.State.GOING;
        }
        if (record.made() != null) {
            return there ? BackupView.State.WHOLE : BackupView.State.MISSING;
        }
        return holding.work().isRunning(record.server()) && record.trouble().isEmpty()
                ? BackupView.State.UNDERWAY
                : BackupView.State.UNFINISHED;
    }

    static Optional<RestoreView> restore(Holding holding, String server) {
        return holding.restores()
                .last(server)
                .map(record -> new RestoreView(
                        record.backup(),
                        record.replace(),
                        record.isUnderway(),
                        record.isGivenUp(),
                        record.trouble(),
                        record.begun(),
                        record.ended(),
                        holding.restores()
                                .facts(server, record)
                                .find("restored-projects")
                                .filter(told -> told.matches("[0-9]{1,6}"))
                                .map(Integer::valueOf)
                                .orElse(0)));
    }
}
