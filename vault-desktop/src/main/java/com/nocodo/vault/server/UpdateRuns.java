package com.nocodo.vault.server;

import com.nocodo.vault.provider.http.Pause;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Updates of operators.
public final class UpdateRuns {
    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public UpdateRuns(RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    /// @return the facts of all steps: `update` is `confirmed`, or `undone` for `update-why`
    public Map<String, String> update(UpdateWanted update, Wanted wanted, OperatorArchive archive)
            throws InterruptedException {
        var keys = ServerRuns.keys(wanted);
        var begun = journal.all().stream().anyMatch(entry -> entry.step().equals(Updating.SWITCH));
        try (var reach = new Reach(update.port(), keys.admin())) {
            return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL)
                    .run(new Updating(update, wanted, keys, archive, reach).steps(begun))
                    .all();
        }
    }
}
