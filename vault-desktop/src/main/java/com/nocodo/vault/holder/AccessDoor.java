package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.vault.door.AccessApi;
import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.PersonView;
import com.nocodo.vault.door.RotationView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.TrustView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.server.Guest;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.work.Order;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Who comes into servers, for a connection that gave the password.
final class AccessDoor implements AccessApi {
    private final Holding holding;
    private final Visits visits;
    private final Stolen stolen;

    AccessDoor(Holding holding) {
        this.holding = holding;
        this.visits = new Visits(holding.safe(), holding.clock());
        this.stolen = new Stolen(holding);
    }

    @Override
    public RotationView rotation(String server) {
        return Rotations.view(holding, server);
    }

    @Override
    public RotationView rotate(String server, boolean hostKey) {
        holding.ways().leave(server); // it has the old keys
        holding.upkeep().rotate(server, hostKey);
        return rotation(server);
    }

    @Override
    public List<PersonView> people(String server) {
        return People.merged(asked(server), holding.upkeep().guests(server), own(server));
    }

    @Override
    public List<PersonView> waiting(String server) {
        return holding.upkeep().guests(server).stream()
                .map(Stored::body)
                .filter(one -> !one.settled())
                .map(People::waiting)
                .toList();
    }

    private List<BridgeApi.Person> asked(String server) {
        var access = holding.upkeep().access(server);
        return Arrays.asList(holding.work().ask(new Order.People(access), BridgeApi.Person[].class));
    }

    private byte[] own(String server) {
        return new SshKey(holding.upkeep().keys(server).vault()).point();
    }

    @Override
    public InvitationView invite(String name, Path file) {
        return visits.invite(name, file);
    }

    @Override
    public String admit(String server, Path file, String code) {
        var invitation = SignedFile.read(file, Invitation.class, Invitation.WHAT);
        invitation.mustHave(code);
        var port = holding.upkeep().access(server).port();
        if (port != Order.SSH) {
            throw Problem.conflict("Others cannot be let in to this server yet: its SSH is at port %d.", port)
                    .toException();
        }
        var person = People.id(invitation.vault());
        holding.safe().audit().note("server.admit", server, Map.of("person", person, "name", invitation.name()));
        holding.upkeep().admit(server, person, invitation.guest());
        return person;
    }

    @Override
    public InvitationView handOver(String server, String person, Path file) {
        var guest = guest(server, person).body();
        if (guest.out() || !guest.settled()) {
            throw Problem.conflict("%s is not let in.", guest.guest().name()).toException();
        }
        var record = holding.work().get(server).body();
        var admission = Admission.of(
                record.wanted().name(),
                holding.upkeep().access(server),
                record.wanted().port(),
                holding.clock().instant(),
                guest.guest().vault());
        admission.write(file);
        return new InvitationView(file.toString(), guest.guest().name(), admission.code());
    }

    private Stored<GuestRecord> guest(String server, String person) {
        return holding.upkeep().guests(server).stream()
                .filter(one -> People.id(one.body().guest().vault()).equals(person))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("There is nobody %.40s here.", person).toException());
    }

    /// Also somebody whom another vault of the owner's let in.
    @Override
    public void revoke(String server, String person) {
        if (People.id(own(server)).equals(person)) {
            throw Problem.conflict("This is this vault itself. Change its keys instead.")
                    .toException();
        }
        var guest = holding.upkeep().guests(server).stream()
                .map(one -> one.body().guest())
                .filter(one -> People.id(one.vault()).equals(person))
                .findFirst()
                .orElseGet(() -> told(server, person));
        holding.safe().audit().note("server.revoke", server, Map.of("person", person, "name", guest.name()));
        holding.upkeep().revoke(server, person, guest);
    }

    private Guest told(String server, String person) {
        return asked(server).stream()
                .filter(one -> one.key().length == Identity.SIZE
                        && People.id(one.key()).equals(person))
                .map(one -> new Guest(one.name(), "", one.key()))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("There is nobody %.40s here.", person).toException());
    }

    @Override
    public ServerView join(Path file, String code) {
        var id = visits.join(file, code);
        return ServerViews.of(holding, holding.work().get(id));
    }

    @Override
    public TrustView trust(String server) {
        holding.work().get(server);
        return holding.trusts().view(server);
    }

    @Override
    public TrustView setTrust(String server, Trust trust, String name) {
        var record = holding.work().get(server).body();
        if (trust == Trust.TRUSTED
                && trust(server).trust() == Trust.HOSTILE
                && !record.wanted().name().equals(name)) {
            throw Problem.invalid("This is another name than the server's. Nothing was done.")
                    .toException();
        }
        holding.trusts().set(server, trust);
        if (trust != Trust.TRUSTED) {
            holding.ways().leave(server);
            pause(server, record);
        }
        return trust(server);
    }

    /// What is being destroyed goes on: that is what there is to do about a server that somebody broke into. Only its
    /// provider is spoken to; an own server is given back by itself, and so is paused.
    private void pause(String server, ServerRecord record) {
        if (record.state() != ServerView.State.REMOVING || record.provider().equals(OwnServer.PROVIDER)) {
            holding.work().pause(server);
        }
    }

    @Override
    public StolenView stolen() {
        return stolen.view();
    }

    @Override
    public StolenView beginStolen() {
        stolen.begin();
        return stolen();
    }

    @Override
    public List<String> rotateAll() {
        return stolen.rotateAll();
    }

    @Override
    public StolenView tick(String task) {
        stolen.tick(task);
        return stolen();
    }

    @Override
    public void endStolen() {
        stolen.end();
    }
}
