package com.nocodo.vault.server;

import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.ssh.SignIn;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What is done to servers that their owner made.
public final class OwnServerRuns {
    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public OwnServerRuns(RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    public List<ServerRuns.Planned> plan(OwnHost host, Wanted wanted, OperatorArchive archive) {
        var keys = ServerRuns.keys(wanted);
        try (var reach = new Reach(host.port(), keys.admin())) {
            return new Adopting(host, Optional.empty(), wanted, keys, archive, reach)
                    .steps().stream()
                            .map(step -> new ServerRuns.Planned(step.id(), step.title(), step.usual()))
                            .toList();
        }
    }

    /// @param signIn nothing where the vault's own account may be there already
    /// @return the facts of all steps
    public Map<String, String> adopt(OwnHost host, Optional<SignIn> signIn, Wanted wanted, OperatorArchive archive)
            throws InterruptedException {
        var keys = ServerRuns.keys(wanted);
        try (var reach = new Reach(host.port(), keys.admin())) {
            return engine().run(new Adopting(host, signIn, wanted, keys, archive, reach).steps())
                    .all();
        }
    }

    /// @param made what the making told
    public Map<String, String> release(OwnHost host, Wanted wanted, Map<String, String> made)
            throws InterruptedException {
        var keys = ServerRuns.keys(wanted);
        try (var reach = new Reach(host.port(), keys.admin())) {
            var scripts =
                    new ServerScripts(wanted, keys, OperatorArchive.unsent(), reach, new SshPublicKey(host.hostKey()));
            return engine().run(new Releasing(Facts.told(made), scripts, reach).steps())
                    .all();
        }
    }

    private Engine engine() {
        return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL);
    }
}
