package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Hardening;
import com.nocodo.vault.door.CheckRowView;
import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.OrphanView;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.door.ProgressView;
import com.nocodo.vault.door.ServerApi;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.WayView;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.RunProgress;
import com.nocodo.vault.server.ServerKeys;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.work.Order;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Servers, for a connection that gave the password.
final class ServerDoor implements ServerApi {
    private static final int LONGEST_NAME = 31;
    /// Below those that systems hand out by themselves.
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final Holding holding;
    private final SecureRandom random = new SecureRandom();

    ServerDoor(Holding holding) {
        this.holding = holding;
    }

    @Override
    public List<ServerView> all() {
        return holding.safe().items().list(ServerRecord.KIND).stream()
                .map(server -> ServerViews.of(holding, server))
                .toList();
    }

    @Override
    public ServerView get(String id) {
        return ServerViews.of(holding, holding.work().get(id));
    }

    @Override
    public PlanView plan(OrderForm order) {
        var wanted = wanted(order, UUID.randomUUID().toString());
        var access = holding.work().access(order.key());
        var steps = holding.work().ask(new Order.Plan(access, wanted), PlanView.StepView[].class);
        var cost = Cost.of(offers(order), order);
        return new PlanView(
                Arrays.asList(steps),
                cost.perHour(),
                cost.perMonth(),
                cost.currency(),
                cost.unknown(),
                List.of(Order.SSH),
                Arrays.stream(steps).mapToLong(PlanView.StepView::seconds).sum());
    }

    private OffersView offers(OrderForm order) {
        var access = holding.work().access(order.key());
        return holding.work().ask(new Order.Offers(access, order.zone()), OffersView.class);
    }

    @Override
    public OrderForm like(String id) {
        var server = holding.work().get(id).body();
        if (server.provider().equals(OwnServer.PROVIDER) || Visits.isVisit(server)) {
            throw Problem.conflict(
                            "The vault did not order %s, so there is no order to repeat.",
                            server.wanted().name())
                    .toException();
        }
        var wanted = server.wanted();
        var key = holding.safe().items().find(ProviderKey.KIND, server.key());
        return new OrderForm(
                key.isPresent() ? server.key() : "",
                wanted.zone(),
                wanted.size(),
                wanted.image(),
                wanted.diskGigabytes(),
                "",
                null);
    }

    @Override
    public ServerView create(OrderForm order) {
        var id = UUID.randomUUID().toString();
        var wanted = wanted(order, id);
        var cost = Cost.of(offers(order), order);
        cost.mustBeAtMost(holding.settings().costCap());
        var provider = holding.work().access(order.key()).provider();
        var record = new ServerRecord(
                order.key(),
                provider,
                wanted,
                State.MAKING,
                cost.perHour(),
                cost.currency(),
                "",
                holding.clock().instant(),
                null,
                0);
        holding.safe().inOneWrite(write -> {
            mustBeNew(order.name()); // of two at once, one is refused
            return write.put(ServerRecord.KIND, id, order.name(), record, Write.NEW);
        });
        holding.work().begin(id);
        return get(id);
    }

    void mustBeNew(String name) {
        var taken = holding.safe().items().labelled(ServerRecord.KIND, name).stream()
                .anyMatch(server -> server.body().state() != State.GONE);
        if (taken) {
            throw Problem.conflict("There is a server %s already. Choose another name.", name)
                    .toException();
        }
    }

    private Wanted wanted(OrderForm order, String id) {
        if (!ServerOrder.isDisk(order.diskGigabytes())) {
            throw Problem.invalid("A disk has 10 to 10000 GB, not %d.", order.diskGigabytes())
                    .toException();
        }
        if (!order.image().equals("ubuntu-24.04") && !order.image().equals("debian-12")) {
            throw Problem.invalid("There is no image '%.40s'. Choose ubuntu-24.04 or debian-12.", order.image())
                    .toException();
        }
        holding.work().access(order.key());
        return wanted(order, order.name(), id);
    }

    /// Of a server that its owner made: nothing of it was ordered.
    Wanted wanted(String name, String id) {
        return wanted(new OrderForm("", "", "", "", 0, name, null), name, id);
    }

    private Wanted wanted(OrderForm order, String name, String id) {
        if (!ServerOrder.isName(name)) {
            throw Problem.invalid(
                            "Not a name for a server: '%.70s'. Use small letters, digits and -, at most 63.", name)
                    .toException();
        }
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid(
                            "The name has %d characters; at most %d are allowed, as it becomes a part of addresses.",
                            name.length(), LONGEST_NAME)
                    .toException();
        }
        OperatorArchive.find(System.getenv()); // before anything is ordered
        var keys = ServerKeys.random(random);
        var pairing = new byte[32];
        random.nextBytes(pairing);
        return new Wanted(
                "nocodo-op-" + id,
                order.zone(),
                order.size(),
                order.image(),
                order.diskGigabytes(),
                name,
                order.agreedPerHour(),
                keys.boot().seed(),
                keys.admin().seed(),
                keys.bridge().seed(),
                keys.vault().seed(),
                pairing,
                freePort());
    }

    /// One that no other server's operator has; the same on the server, so that addresses are the same at both ends.
    private int freePort() {
        var taken = holding.safe().items().list(ServerRecord.KIND).stream()
                .map(server -> server.body().wanted().port())
                .collect(Collectors.toSet());
        for (int tries = 0; tries < 1_000; tries++) {
            var port = FIRST_PORT + random.nextInt(PORTS);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw Problem.unavailable("There is no free port on this computer.").toException();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public ServerView follow(String id, Consumer<ProgressView> progress) {
        Consumer<RunProgress> listener = one -> progress.accept(new ProgressView(
                one.number(), one.of(), one.step(), one.title(), one.usual().toSeconds(), one.line()));
        try {
            holding.work().follow(id, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who followed has gone; the work goes on
        }
        return get(id);
    }

    @Override
    public ServerView goOn(String id) {
        holding.work().goOn(id);
        return get(id);
    }

    @Override
    public ServerView update(String id, boolean older, @Nullable String newSigner) {
        var server = holding.work().get(id).body();
        if (server.state() != State.READY) {
            throw Problem.conflict(
                            "%s is not ready, so its operator cannot be updated now.",
                            server.wanted().name())
                    .toException();
        }
        holding.restores().mustNotBeUnderway(id);
        holding.ways().leave(id);
        holding.work().update(id, older, newSigner);
        return get(id);
    }

    @Override
    public ServerView pause(String id) {
        holding.work().get(id);
        holding.work().pause(id);
        return get(id);
    }

    /// Also in the middle of its making, which ends then wherever it is: a run may be killed anywhere.
    @Override
    public ServerView destroy(String id, String name) {
        var server = holding.work().get(id);
        mustBeNamed(server.body(), name);
        if (server.body().provider().equals(OwnServer.PROVIDER)) {
            throw Problem.conflict(
                            "%s was not ordered by the vault, so it destroys nothing. Give it back (release), or forget it.",
                            name)
                    .toException();
        }
        if (server.body().state() == State.GONE) {
            throw Problem.conflict("%s is gone already.", name).toException();
        }
        if (Visits.isVisit(server.body())) {
            throw Problem.conflict("%s is somebody else's. Forget it here, if it is of no use any more.", name)
                    .toException();
        }
        if (server.body().state() == State.REMOVING) {
            return goOn(id);
        }
        holding.work().end(id);
        holding.ways().leave(id);
        holding.work().remove(id);
        return get(id);
    }

    @Override
    public void forget(String id, String name) {
        var server = holding.work().get(id);
        mustBeNamed(server.body(), name);
        if (holding.work().isRunning(id)) {
            throw Problem.conflict("Something is being done to %s. Pause that first.", name)
                    .toException();
        }
        holding.ways().leave(id);
        holding.safe().inOneWrite(write -> {
            write.note(
                    "server.forget",
                    id,
                    Map.of("name", name, "state", server.body().state().name()));
            write.find(OperatorUpdate.KIND, id)
                    .ifPresent(update -> write.delete(OperatorUpdate.KIND, id, update.revision()));
            write.find(OwnServer.KIND, id).ifPresent(own -> write.delete(OwnServer.KIND, id, own.revision()));
            holding.upkeep().forget(write, id);
            CodingClis.forget(write, id);
            holding.backups().forget(write, id);
            write.delete(ServerRecord.KIND, id, server.revision());
            return id;
        });
    }

    static void mustBeNamed(ServerRecord server, String name) {
        if (!server.wanted().name().equals(name)) {
            throw Problem.invalid("This is another name than the server's. Nothing was done.")
                    .toException();
        }
    }

    @Override
    public WayView enter(String id) {
        try {
            return holding.ways().enter(id);
        } catch (InterruptedException e) {
            holding.ways().leave(id);
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Stopped.").toException();
        }
    }

    @Override
    public String stay(String id) {
        try {
            return holding.ways().await(id);
        } catch (InterruptedException e) {
            holding.ways().leave(id);
            Thread.currentThread().interrupt();
            return "You left.";
        }
    }

    @Override
    public void leave(String id) {
        holding.ways().leave(id);
    }

    @Override
    public List<CheckRowView> scorecard(String id) {
        holding.work().get(id);
        var facts = Facts.of(holding.work().making(id).all());
        return Hardening.rows().stream()
                .flatMap(row -> facts.find("row-" + row.id()).stream()
                        .map(told -> told.split(" ", 2))
                        .map(told -> new CheckRowView(
                                row.id(),
                                row.title(),
                                row.why(),
                                row.expected(),
                                told[0].toUpperCase(java.util.Locale.ROOT),
                                told.length > 1 ? told[1] : "")))
                .toList();
    }

    @Override
    public List<OrphanView> sweep(String keyId) {
        var ours = holding.safe().items().list(ServerRecord.KIND).stream()
                .filter(server -> server.body().state() != State.GONE)
                .map(server -> server.body().wanted().tag())
                .collect(Collectors.toSet());
        var found = holding.work().ask(new Order.Orphans(holding.work().access(keyId)), OrphanView[].class);
        return Arrays.stream(found).filter(one -> !ours.contains(one.id())).toList();
    }
}
