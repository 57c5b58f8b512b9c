package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.door.AdoptForm;
import com.nocodo.vault.door.HostKeyView;
import com.nocodo.vault.door.OwnServerApi;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.SignInForm;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.OwnHost;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SignIn;
import com.nocodo.vault.work.Order;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Servers that their owner made, for a connection that gave the password.
final class OwnServerDoor implements OwnServerApi {
    private final Holding holding;
    private final ServerDoor servers;

    OwnServerDoor(Holding holding) {
        this.holding = holding;
        this.servers = new ServerDoor(holding);
    }

    @Override
    public HostKeyView scan(String host, int port) {
        return holding.work().ask(new Order.ScanHost(host.strip(), port), HostKeyView.class);
    }

    @Override
    public PlanView plan(AdoptForm form) {
        var order = new Order.PlanAdopting(
                host(form), wanted(form, UUID.randomUUID().toString()));
        var steps = holding.work().ask(order, PlanView.StepView[].class);
        return new PlanView(
                Arrays.asList(steps),
                null,
                null,
                null,
                List.of(),
                List.of(form.port()),
                Arrays.stream(steps).mapToLong(PlanView.StepView::seconds).sum());
    }

    @Override
    public ServerView adopt(AdoptForm form, SignInForm signIn) {
        var host = host(form);
        var once = once(signIn);
        var id = UUID.randomUUID().toString();
        var record = new ServerRecord(
                "",
                OwnServer.PROVIDER,
                wanted(form, id),
                State.MAKING,
                null,
                null,
                "",
                holding.clock().instant(),
                null,
                0);
        holding.safe().inOneWrite(write -> {
            servers.mustBeNew(form.name()); // of two at once, one is refused
            write.put(OwnServer.KIND, id, form.name(), new OwnServer(host), Write.NEW);
            return write.put(ServerRecord.KIND, id, form.name(), record, Write.NEW);
        });
        holding.work().begin(id, once);
        return servers.get(id);
    }

    @Override
    public ServerView goOn(String id, boolean closeOthers, SignInForm signIn) {
        if (closeOthers) {
            holding.safe().inOneWrite(write -> {
                var own = write.find(OwnServer.KIND, id)
                        .orElseThrow(() -> Problem.notFound("There is no own server %.80s.", id)
                                .toException());
                return write.put(OwnServer.KIND, id, own.label(), own.body().closing(), own.revision());
            });
        }
        var once = once(signIn);
        holding.work().end(id); // after an unlock it goes on by itself, without what was just given
        holding.work().goOn(id, once);
        return servers.get(id);
    }

    @Override
    public ServerView release(String id, String name) {
        var server = holding.work().get(id).body();
        ServerDoor.mustBeNamed(server, name);
        if (!server.provider().equals(OwnServer.PROVIDER)) {
            throw Problem.conflict("%s was ordered by the vault. Destroy it instead.", name)
                    .toException();
        }
        switch (server.state()) {
            case GONE ->
                throw Problem.conflict("%s was given back already.", name).toException();
            case REMOVING -> {
                return servers.goOn(id);
            }
            case UPDATING ->
                throw Problem.conflict("%s is being updated. Go on with that first.", name)
                        .toException();
            case MAKING -> {
                if (!comesIn(id)) {
                    throw Problem.conflict(
                                    "The vault has no account on %s yet, and changed nothing else. Go on, or forget it.",
                                    name)
                            .toException();
                }
                holding.work().remove(id);
            }
            case READY -> {
                holding.ways().leave(id);
                holding.work().remove(id);
            }
        }
        return servers.get(id);
    }

    private boolean comesIn(String id) {
        return holding.work().making(id).all().stream()
                .anyMatch(entry -> entry.step().equals("own-account") && entry.state() == RunEntry.State.DONE);
    }

    private Wanted wanted(AdoptForm form, String id) {
        return servers.wanted(form.name(), id);
    }

    private static OwnHost host(AdoptForm form) {
        try {
            var key = new SshPublicKey(form.hostKey());
            if (!form.user().matches("[a-z][a-z0-9_-]{0,31}")) {
                throw new IllegalArgumentException("Not an account: '%.40s'".formatted(form.user()));
            }
            return new OwnHost(
                    form.host().strip(), form.port(), form.user(), key.text(), form.newHostKey(), form.closeOthers());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("%s", String.valueOf(e.getMessage())).toException();
        }
    }

    /// Whether it can be signed in with is seen by the worker: what parses keys of others must not sit beside ours.
    private static SignIn once(SignInForm form) {
        return new SignIn(given(form.privateKey()), given(form.passphrase()), given(form.password()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
