package com.nocodo.vault.server;

import com.nocodo.vault.provider.http.Pause;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Backups of operators, and back.
public final class BackupRuns {
    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public BackupRuns(RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    /// @return the facts of all steps, for [SavedState#pulled]
    public Map<String, String> pull(BackupWanted backup) throws InterruptedException {
        try (var reach = reach(backup.server())) {
            var server = new ReachedStateServer(backup.server(), reach, stopped);
            return run(new Pulling(backup, server, new SecureRandom()).steps());
        }
    }

    /// @return the facts of all steps: `restore` is `done`, or `undone` for `restore-why`
    public Map<String, String> restore(RestoreWanted restore) throws InterruptedException {
        try (var reach = reach(restore.server())) {
            return run(new Restoring(restore, new ReachedStateServer(restore.server(), reach, stopped)).steps());
        }
    }

    /// Ends a restore that the server has not begun: what was sent for it goes. Of itself it writes nothing down.
    ///
    /// @return nothing
    public Map<String, String> leave(RestoreWanted restore) throws InterruptedException {
        var asked = RestoreEvidence.hasAsked(journal.all());
        try (var reach = reach(restore.server())) {
            new Restoring(restore, new ReachedStateServer(restore.server(), reach, stopped))
                    .leave(
                            asked,
                            line -> progress.accept(
                                    new RunProgress(1, 1, "leave-restore", "Remove what was sent", LEAVING, line)));
            return Map.of();
        }
    }

    private static Reach reach(ServerAccess server) {
        return new Reach(server.port(), server.keys().adminKey());
    }

    private Map<String, String> run(List<RunStep> steps) throws InterruptedException {
        return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL)
                .run(steps)
                .all();
    }
}
