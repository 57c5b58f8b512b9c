package com.nocodo.vault.server;

import com.nocodo.vault.provider.Image;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.ssh.SshKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What is done to servers.
public final class ServerRuns {
    private final Provider provider;
    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;

    public ServerRuns(Provider provider, RunJournal journal, Consumer<RunProgress> progress, BooleanSupplier stopped) {
        this.provider = provider;
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    /// One step of a plan.
    public record Planned(String id, String title, Duration usual) {}

    /// @param archive of the operator to install
    public List<Planned> plan(Wanted wanted, OperatorArchive archive) {
        var keys = keys(wanted);
        try (var reach = new Reach(Reach.SSH, keys.admin())) {
            return new Making(provider, order(wanted, keys), wanted, keys, archive, reach)
                    .steps().stream()
                            .map(step -> new Planned(step.id(), step.title(), step.usual()))
                            .toList();
        }
    }

    /// @return the facts of all steps
    public Map<String, String> make(Wanted wanted, OperatorArchive archive) throws InterruptedException {
        var keys = keys(wanted);
        try (var reach = new Reach(Reach.SSH, keys.admin())) {
            return engine().run(new Making(provider, order(wanted, keys), wanted, keys, archive, reach).steps())
                    .all();
        }
    }

    /// @param unsettled whether a change of unknown end may still be on its way
    public Map<String, String> remove(Tag tag, Collection<Zone> zones, boolean unsettled) throws InterruptedException {
        return engine().run(new Removing(provider, tag, zones, unsettled, Pause.REAL).steps())
                .all();
    }

    private Engine engine() {
        return new Engine(journal, progress, stopped, InstantSource.system(), Pause.REAL);
    }

    static ServerKeys keys(Wanted wanted) {
        return new ServerKeys(
                new SshKey(wanted.boot()),
                new SshKey(wanted.admin()),
                new SshKey(wanted.bridge()),
                new SshKey(wanted.vault()));
    }

    private static ServerOrder order(Wanted wanted, ServerKeys keys) {
        return new ServerOrder(
                new Tag(wanted.tag()),
                new Zone(wanted.zone()),
                wanted.size(),
                wanted.image().equals("debian-12") ? Image.DEBIAN_12 : Image.UBUNTU_24_04,
                wanted.diskGigabytes(),
                wanted.name(),
                List.of(Reach.SSH),
                Making.userData(wanted.name(), keys),
                keys.admin().publicKey().text(),
                wanted.agreedPerHour());
    }
}
