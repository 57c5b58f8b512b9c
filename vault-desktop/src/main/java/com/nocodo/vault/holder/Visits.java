package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SshKey;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Servers of others that let this vault in. The vault has the keys of the way in, and none that opens more.
final class Visits {
    /// Stands where a provider's name does.
    static final String PROVIDER = "visit";

    /// The fact that tells when the file was made that was learned from last.
    private static final String MADE = "admission-made";

    private final Safe safe;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Visits(Safe safe, Clock clock) {
        this.safe = safe;
        this.clock = clock;
    }

    static boolean isVisit(ServerRecord server) {
        return server.provider().equals(PROVIDER);
    }

    InvitationView invite(String typed, Path place) {
        var name = typed.strip();
        if (!Invitation.isName(name)) {
            throw Problem.invalid("Say in one line whose vault this is, for the server's owner.")
                    .toException();
        }
        var keys = new InvitationRecord(
                SshKey.random(random).seed(), SshKey.random(random).seed());
        var id = UUID.randomUUID().toString();
        safe.inOneWrite(write -> {
            write.note("access.invite", id, Map.of("name", name));
            return write.put(InvitationRecord.KIND, id, name, keys, Write.NEW);
        });
        var file = Invitation.of(name, keys);
        file.write(place);
        return new InvitationView(place.toString(), name, file.code());
    }

    /// @return the id of the server
    String join(Path place, String code) {
        var admission = SignedFile.read(place, Admission.class, Admission.WHAT);
        admission.mustHave(code);
        var known = visit(admission);
        if (known.isPresent()) {
            learn(known.get(), admission);
            return known.get().id();
        }
        var invitation = safe.items().list(InvitationRecord.KIND).stream()
                .filter(one -> isFor(one.body().vault(), admission))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("This file is for another vault. Ask the owner for yours.")
                        .toException());
        mustFit(admission);
        return keep(admission, invitation);
    }

    private static boolean isFor(byte[] vault, Admission admission) {
        return MessageDigest.isEqual(new SshKey(vault).point(), admission.guest());
    }

    private Optional<Stored<ServerRecord>> visit(Admission admission) {
        return safe.items().list(ServerRecord.KIND).stream()
                .filter(one -> isVisit(one.body()))
                .filter(one -> isFor(one.body().wanted().vault(), admission))
                .findFirst();
    }

    /// Where the server is now, and the key that it has now; its operator is the same.
    private void learn(Stored<ServerRecord> visit, Admission admission) {
        var before = Facts.of(new StoredJournal(safe.journal(ServerWork.journalOf(visit.id()))).all());
        if (!visit.body().wanted().tag().equals(admission.operator())
                || !before.get("operator-key").equals(text(admission.operatorKey()))) {
            throw Problem.denied(
                            "This file names another operator than the one that this vault knows. Nothing was done.")
                    .toException();
        }
        // An old file names the key that the server had then: whoever stole that one would be taken for the server.
        if (before.find(MADE)
                .map(Instant::parse)
                .filter(last -> !admission.made().isAfter(last))
                .isPresent()) {
            throw Problem.denied("This file is no newer than the one that this vault knows the server by. Ask the owner"
                            + " for a new one. Nothing was done.")
                    .toException();
        }
        safe.inOneWrite(write -> {
            write.note("access.join", visit.id(), Map.of("name", admission.name(), "host", admission.host()));
            StoredJournal.add(write, ServerWork.journalOf(visit.id()), joined(admission));
            return visit.id();
        });
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private RunEntry joined(Admission admission) {
        var facts = Map.of(
                "address",
                admission.host(),
                "host-key",
                admission.hostKey(),
                "operator-key",
                text(admission.operatorKey()),
                MADE,
                admission.made().toString());
        return new RunEntry("join", RunEntry.State.DONE, facts, "", clock.instant());
    }

    private void mustFit(Admission admission) {
        List<Stored<ServerRecord>> others = safe.items().list(ServerRecord.KIND).stream()
                .filter(one -> one.body().state() != State.GONE)
                .toList();
        if (others.stream().anyMatch(one -> one.label().equals(admission.name()))) {
            throw Problem.conflict(
                            "There is a server %s in this vault already. Forget that one first, if it is of no use.",
                            admission.name())
                    .toException();
        }
        if (others.stream().anyMatch(one -> one.body().wanted().port() == admission.port())) {
            throw Problem.conflict(
                            "Another server of this vault has the port %d of this computer; both cannot be entered from"
                                    + " one vault.",
                            admission.port())
                    .toException();
        }
    }

    private String keep(Admission admission, Stored<InvitationRecord> invitation) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant();
        var record = new ServerRecord(
                "", PROVIDER, wanted(admission, invitation.body()), State.READY, null, null, "", now, null, 0);
        safe.inOneWrite(write -> {
            write.note("access.join", id, Map.of("name", admission.name(), "host", admission.host()));
            write.delete(InvitationRecord.KIND, invitation.id(), invitation.revision());
            StoredJournal.add(write, ServerWork.journalOf(id), joined(admission));
            return write.put(ServerRecord.KIND, id, admission.name(), record, Write.NEW);
        });
        return id;
    }

    /// Without a key for the administrator's account: there is none for us.
    private static Wanted wanted(Admission admission, InvitationRecord keys) {
        return new Wanted(
                admission.operator(),
                "",
                "",
                "",
                0,
                admission.name(),
                null,
                new byte[0],
                new byte[0],
                keys.bridge(),
                keys.vault(),
                new byte[0],
                admission.port());
    }
}
