package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.WayView;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.work.Order;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The ways in that are open, each held by a worker of its own. All of them close with the vault.
final class Ways implements AutoCloseable {
    /// A long day; whoever is still there enters again.
    private static final Duration LONGEST = Duration.ofHours(10);

    private final Safe safe;
    private final ServerWork servers;
    private final Upkeep upkeep;
    private final Path logs;
    private final Clock clock;
    private final AutoLock autoLock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private boolean closed;

    private record Open(Way way, Job job) {}

    Ways(Safe safe, ServerWork servers, Upkeep upkeep, Path logs, Clock clock, AutoLock autoLock) {
        this.safe = safe;
        this.servers = servers;
        this.upkeep = upkeep;
        this.logs = logs;
        this.clock = clock;
        this.autoLock = autoLock;
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
        var way = new Way(safe, id, clock.instant().plus(LONGEST), autoLock::used);
        var order = order(id, way);
        safe.audit().note("server.enter", id, Map.of());
        var made = new Open(way, Job.start(order, way, logs));
        open.put(id, made);
        made.job().result().whenComplete((why, trouble) -> ended(id, made));
        return made;
    }

    private Order order(String id, Way way) {
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
                facts.get("host-key"),
                keys.bridge(),
                keys.vault(),
                wanted.tag(),
                Base64.getDecoder().decode(key.get()),
                wanted.name(),
                wanted.port(),
                way.until());
    }

    private void ended(String id, Open made) {
        open.remove(id, made);
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
