package com.nocodo.vault.server;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.provider.http.Pause;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs that install coding CLIs, or remove them.
public final class CodingRuns {
    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public CodingRuns(RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    /// @param clis ids of those that are there afterwards
    public Map<String, String> set(ServerAccess server, List<String> clis) throws InterruptedException {
        try (var reach = new Reach(server.port(), server.keys().adminKey())) {
            var told = Parameters.none().with(Parameter.CODING_CLIS, String.join(" ", clis));
            var install = new ScriptRunStep(
                    Steps.named("coding-clis"), reach, facts -> told, facts -> List.of(server.pin()), server.host());
            return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL)
                    .run(List.of(Reaching.step(server), install))
                    .all();
        }
    }
}
