package com.nocodo.vault.bench;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.BootKey;
import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.StepReport;
import com.nocodo.provisioning.Steps;
import com.nocodo.provisioning.UserData;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.server.ServerKeys;
import com.nocodo.vault.server.ServerRuns;
import com.nocodo.vault.server.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The hardening of a server that booted: by the engine, over SSH, with its journal; and the same texts given to the
/// shell of another such server, one after the other. From the first step that changes something to the last.
final class ServerBench {
    private static final String NAME = "bench";
    private static final String ADMIN = "nocodo";
    private static final String FIRST = "prepare-host-key";
    private static final String LAST = "way-in";
    private static final double MOST_TIMES = 1.2;

    private final Path place;
    private final ServerKeys keys = ServerKeys.random(new SecureRandom());

    ServerBench(Path place) {
        this.place = place;
    }

    void run() throws IOException, InterruptedException {
        var engine = ContainerHost.Engine.found();
        if (engine.isEmpty()) {
            System.out.println("  not measured (server): no container engine");
            return;
        }
        var bare = bare(engine.get());
        var ours = byTheEngine(engine.get());
        Table.line("harden a server, the remote commands alone", bare.toMillis() / 1e3, "s", "");
        Table.line("harden a server by the engine, over SSH", ours.toMillis() / 1e3, "s", "");
        Table.atMost("  times as long", (double) ours.toMillis() / bare.toMillis(), "", MOST_TIMES);
    }

    private Duration bare(ContainerHost.Engine engine) throws IOException, InterruptedException {
        try (var boot = new BootKey(keys.boot().privateFile("boot"), keys.boot().publicKey());
                var host = ContainerHost.start(
                        engine,
                        place,
                        new String(
                                UserData.of(NAME, ADMIN, List.of(keys.admin().publicKey()), boot),
                                StandardCharsets.UTF_8))) {
            var parameters = parameters();
            take(host, "first-boot", parameters);
            var start = System.nanoTime();
            for (var step : Steps.hardening()) {
                if (!step.id().equals("first-boot")) {
                    var report = take(host, step.id(), parameters);
                    parameters = report.fact("host-key").isPresent()
                            ? parameters.with(
                                    Parameter.HOST_KEY, report.fact("host-key").get())
                            : parameters;
                }
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static StepReport take(ContainerHost host, String id, Parameters parameters)
            throws IOException, InterruptedException {
        var step = Steps.named(id);
        var said = host.sh(Script.apply(step, parameters).text());
        var report = StepReport.of(step, said.lines().toList());
        if (!report.done()) {
            throw new IOException("the step %s does not work: %s"
                    .formatted(id, report.failed().orElse("it did not say why")));
        }
        return report;
    }

    /// As the engine gives them.
    private Parameters parameters() {
        return Parameters.none()
                .with(Parameter.ADMIN, ADMIN)
                .with(Parameter.ADMIN_KEYS, keys.admin().publicKey().text())
                .with(Parameter.BRIDGE_KEYS, "")
                .with(Parameter.BOOT_HOST_KEY, keys.boot().publicKey().text())
                .with(Parameter.GUARD_SECONDS, "180")
                .with(Parameter.PATIENCE, "600")
                .with(Parameter.TOLERATED, "");
    }

    private Duration byTheEngine(ContainerHost.Engine engine) throws IOException, InterruptedException {
        var journal = new ListedJournal();
        try (var provider = new ContainerProvider(engine, place)) {
            new ServerRuns(provider, journal, _ -> {}, journal::isOver).make(wanted(), NO_OPERATOR);
        } catch (ProblemException e) {
            if (!journal.isOver()) {
                throw e;
            }
        }
        return journal.between();
    }

    /// The run ends before it would be sent.
    private static final OperatorArchive NO_OPERATOR = OperatorArchive.unsent();

    private Wanted wanted() {
        return new Wanted(
                Tag.of(UUID.randomUUID()).text(),
                "here-1",
                "container",
                "debian-12",
                40,
                NAME,
                null,
                keys.boot().seed(),
                keys.admin().seed(),
                keys.bridge().seed(),
                keys.vault().seed(),
                new byte[32],
                20_000);
    }

    private static final class ListedJournal implements RunJournal {
        private final List<RunEntry> entries = new CopyOnWriteArrayList<>();

        @Override
        public List<RunEntry> all() {
            return new ArrayList<>(entries);
        }

        @Override
        public void add(RunEntry entry) {
            entries.add(entry);
        }

        boolean isOver() {
            return entries.stream().anyMatch(entry -> is(entry, LAST, RunEntry.State.DONE));
        }

        private static boolean is(RunEntry entry, String step, RunEntry.State state) {
            return entry.step().equals(step) && entry.state() == state;
        }

        Duration between() throws IOException {
            RunEntry first = null;
            for (var entry : entries) {
                if (first == null && is(entry, FIRST, RunEntry.State.INTENT)) {
                    first = entry;
                } else if (first != null && is(entry, LAST, RunEntry.State.DONE)) {
                    return Duration.between(first.at(), entry.at());
                }
            }
            throw new IOException("the engine did not come to its end");
        }
    }
}
