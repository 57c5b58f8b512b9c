package com.nocodo.vault.server;

import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.vault.provider.http.Pause;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs that change who comes into a server, and by which keys.
public final class KeyRuns {
    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public KeyRuns(RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    public Map<String, String> rotate(Rotation rotation) throws InterruptedException {
        try (var before = new Reach(rotation.now().port(), rotation.now().keys().adminKey());
                var after = new Reach(rotation.now().port(), rotation.next().adminKey())) {
            return run(new Rotating(rotation, before, after).steps());
        }
    }

    public Map<String, String> admit(GuestList guests) throws InterruptedException {
        try (var reach =
                new Reach(guests.access().port(), guests.access().keys().adminKey())) {
            return run(new Admitting(guests, reach).steps());
        }
    }

    private Map<String, String> run(List<RunStep> steps) throws InterruptedException {
        return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL)
                .run(steps)
                .all();
    }

    /// Whom the operator lets in.
    public static List<BridgeApi.Person> people(ServerAccess server) throws InterruptedException {
        try (var open = new Proof(server, waiting -> {}).proven(server.keys())) {
            return open.client().people();
        }
    }
}
