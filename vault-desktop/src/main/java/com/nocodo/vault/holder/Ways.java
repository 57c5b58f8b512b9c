package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.WayView;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.work.Order;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ways in that are open, each held by a worker of its own. All of them close with the vault.
final class Ways implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);
    /// A long day; whoever is still there enters again.
    private static final Duration LONGEST = Duration.ofHours(10);

    private final Safe safe;
    private final ServerWork servers;
    private final Upkeep upkeep;
    private final Trusts trusts;
    private final Path logs;
    private final Clock clock;
    private final AutoLock autoLock;
    private final @Nullable Consumer<String> told;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private boolean closed;

    /// @param place its name and port
    private record Open(Way way, Job job, String place) {}

    /// @param told hears which ways are open; null where nobody waits for them: then none opens again after a lock
    Ways(
            Safe safe,
            ServerWork servers,
            Upkeep upkeep,
            Trusts trusts,
            Path logs,
            Clock clock,
            AutoLock autoLock,
            @Nullable Consumer<String> told) {
        this.safe = safe;
        this.servers = servers;
        this.upkeep = upkeep;
        this.trusts = trusts;
        this.logs = logs;
        this.clock = clock;
        this.autoLock = autoLock;
        this.told = told;
    }

    /// Opens the way, or asks for one more link where it is open.
    ///
    /// @throws ProblemException where the operator cannot be reached, or is not the one that was paired
    WayView enter(String id) throws InterruptedException {
        var entered = openOne(id);
        var link = entered.way().awaitLink(entered.job());
        return new WayView(id, link, entered.way().until(), entered.way().warning());
    }

    private synchronized Open openOne(String id) {
        if (closed) {
            throw Problem.denied("The vault is locked. Unlock it first.").toException();
        }
        var there = open.get(id);
        if (there != null) {
            there.way().askLink();
            return there;
        }
        return begin(id, clock.instant().plus(LONGEST), false);
    }

    /// Opens those again that were open when the vault was locked, for a browser that is still signed in.
    synchronized void openAgain() {
        for (var one : safe.items().list(OpenWay.KIND)) {
            try {
                if (clock.instant().isBefore(one.body().until())) {
                    begin(one.id(), one.body().until(), true);
                } else {
                    left(one.id(), one.body().place());
                }
            } catch (ProblemException e) {
                safe.audit()
                        .note(
                                "server.not-entered",
                                one.id(),
                                Map.of("why", e.problem().message()));
                left(one.id(), one.body().place());
            }
        }
    }

    private Open begin(String id, Instant until, boolean quiet) {
        var way = new Way(safe, id, until, autoLock::used);
        var order = order(id, way, quiet);
        safe.audit().note(quiet ? "server.enter-again" : "server.enter", id, Map.of());
        var wanted = servers.get(id).body().wanted();
        var place = "%s %d".formatted(wanted.name(), wanted.port());
        if (told != null) {
            remember(id, new OpenWay(until, place));
            told.accept("way open " + place);
        }
        var made = new Open(way, started(id, order, way, place), place);
        open.put(id, made);
        made.job().result().whenComplete((why, trouble) -> ended(id, made));
        mustStillBeTrusted(id, made);
        return made;
    }

    private Job started(String id, Order order, Way way, String place) {
        try {
            return Job.start(order, way, logs);
        } catch (RuntimeException e) {
            left(id, place);
            throw e;
        }
    }

    /// Trust may have ended since it was looked at first; from now on whoever ends it finds this way, and closes it.
    private void mustStillBeTrusted(String id, Open made) {
        try {
            trusts.mustBeTrusted(id);
        } catch (ProblemException e) {
            made.job().close();
            throw e;
        }
    }

    private void remember(String id, OpenWay way) {
        safe.inOneWrite(write -> {
            var revision = write.find(OpenWay.KIND, id).map(Stored::revision).orElse(Write.NEW);
            return write.put(OpenWay.KIND, id, "", way, revision);
        });
    }

    /// Whoever keeps its port lets go of it: nothing waits there for the vault any more.
    private void left(String id, String place) {
        if (told != null) {
            told.accept("way left " + place);
        }
        forget(id);
    }

    private void forget(String id) {
        safe.inOneWrite(write -> {
            write.find(OpenWay.KIND, id).ifPresent(one -> write.delete(OpenWay.KIND, id, one.revision()));
            return id;
        });
    }

    private Order order(String id, Way way, boolean quiet) {
        upkeep.access(id); // nothing goes to a server that is not trusted
        var server = servers.get(id).body();
        var facts = Facts.of(servers.making(id).all());
        var key = facts.find("operator-key");
        if (server.state() != State.READY || key.isEmpty()) {
            throw Problem.conflict(
                            "%s is not ready to be entered: its operator is not installed yet, or is going.",
                            server.wanted().name())
                    .toException();
        }
        var keys = upkeep.keys(id);
        var wanted = server.wanted();
        return new Order.Way(
                facts.get("address"),
                facts.find("ssh-port").map(Integer::valueOf).orElse(Order.SSH),
                facts.get("host-key"),
                keys.bridge(),
                keys.vault(),
                wanted.tag(),
                Base64.getDecoder().decode(key.get()),
                wanted.name(),
                wanted.port(),
                way.until(),
                quiet);
    }

    private synchronized void ended(String id, Open made) {
        open.remove(id, made);
        if (!closed && told != null) { // else it opens again after the next unlock
            try {
                left(id, made.place());
            } catch (RuntimeException e) {
                LOG.warn("the end of a way in was not written down", e);
            }
        }
        Thread.ofVirtual().name("way-end").start(made.job()::close);
    }

    /// Waits until it closes.
    ///
    /// @return why it did
    String await(String id) throws InterruptedException {
        var there = open.get(id);
        return there == null
                ? "It is closed."
                : there.job().await(LONGEST.plusMinutes(1)).asString("");
    }

    void leave(String id) {
        var there = open.get(id);
        if (there != null) {
            there.job().stop();
        }
    }

    /// Ends them at once.
    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(one -> one.job().close());
    }
}
