package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.Guest;
import com.nocodo.vault.server.GuestList;
import com.nocodo.vault.server.Refusals;
import com.nocodo.vault.server.Rotation;
import com.nocodo.vault.server.RotationEvidence;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.ServerAccess;
import com.nocodo.vault.work.Order;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Changes who comes into servers that are ready, and by which keys. What was begun goes on after the next unlock.
final class Upkeep {
    private final Safe safe;
    private final ServerWork work;
    private final Trusts trusts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Upkeep(Safe safe, ServerWork work, Trusts trusts, Clock clock) {
        this.safe = safe;
        this.work = work;
        this.trusts = trusts;
        this.clock = clock;
    }

    void goOnWithAll() {
        safe.items().list(ServerRecord.KIND).stream()
                .filter(server -> server.body().state() == State.READY)
                .forEach(server -> goOnWith(server.id()));
    }

    /// What cannot be gone on with keeps nobody from his vault.
    private void goOnWith(String id) {
        var rotation = underway(id).filter(one -> one.body().trouble().isEmpty());
        try {
            if (rotation.isPresent()) {
                begin(id, rotation.get());
            } else if (guests(id).stream().map(Stored::body).anyMatch(Upkeep::goesOn)) {
                settle(id);
            }
        } catch (ProblemException e) {
            rotation.ifPresent(one -> trouble(one.id(), e.problem()));
        }
    }

    /// Whoever is to be shut out is, however often that failed; whom to let in can wait for somebody who says so.
    private static boolean goesOn(GuestRecord guest) {
        return !guest.settled() && (guest.out() || guest.trouble().isEmpty());
    }

    /// Where a server is and what opens it now; while its keys are changed, those of the step that it is at.
    ServerAccess access(String id) {
        return access(id, keys(id));
    }

    /// The same for whoever only takes something: the server is given no secret.
    ServerAccess accessToTake(String id) {
        trusts.mustNotBeHostile(id);
        return known(id, keys(id));
    }

    boolean isHostile(String id) {
        return trusts.view(id).trust() == Trust.HOSTILE;
    }

    private ServerAccess access(String id, AccessKeys keys) {
        trusts.mustBeTrusted(id);
        return known(id, keys);
    }

    private ServerAccess known(String id, AccessKeys keys) {
        var server = work.get(id).body();
        var facts = Facts.of(work.making(id).all());
        var key = facts.find("operator-key");
        if (server.state() != State.READY || key.isEmpty()) {
            throw Problem.conflict(
                            "%s is not ready, or is going.", server.wanted().name())
                    .toException();
        }
        return new ServerAccess(
                facts.get("address"),
                facts.find("ssh-port").map(Integer::valueOf).orElse(Order.SSH),
                facts.get("host-key"),
                keys,
                server.wanted().tag(),
                Base64.getDecoder().decode(key.get()));
    }

    AccessKeys keys(String id) {
        return underway(id)
                .filter(one -> RotationEvidence.newKeysWork(journal(one.id()).all()))
                .flatMap(one -> Optional.ofNullable(one.body().next()))
                .orElseGet(() -> work.get(id).body().wanted().keys());
    }

    private StoredJournal journal(String id) {
        return new StoredJournal(safe.journal(id));
    }

    private void mustBeOwn(String id) {
        if (Visits.isVisit(work.get(id).body())) {
            throw Problem.conflict("This server is somebody else's: only its owner can do that.")
                    .toException();
        }
    }

    void forget(Write write, String id) {
        rotations(id).forEach(one -> write.delete(RotationRecord.KIND, one.id(), one.revision()));
        Trusts.forget(write, id);
        guests(id).forEach(one -> write.delete(GuestRecord.KIND, one.id(), one.revision()));
    }

    // --- Keys -------------------------------------------------------------------------------------------------

    /// All changes of a server's keys, the last one first.
    List<Stored<RotationRecord>> rotations(String id) {
        return safe.items().labelled(RotationRecord.KIND, id).stream()
                .sorted(Comparator.comparing(
                                (Stored<RotationRecord> one) -> one.body().begun())
                        .reversed())
                .toList();
    }

    private Optional<Stored<RotationRecord>> underway(String id) {
        return rotations(id).stream().filter(one -> one.body().ended() == null).findFirst();
    }

    List<RunEntry> evidence(String rotation) {
        return journal(rotation).all();
    }

    synchronized void rotate(String id, boolean hostKey) {
        mustBeOwn(id);
        access(id);
        var begun = underway(id);
        if (begun.isPresent() && work.isRunning(id)) {
            return; // it went on by itself
        }
        work.mustBeFree(id);
        begin(id, begun.orElseGet(() -> made(id, hostKey)));
    }

    /// The new keys are on the disk before the first of them is shown to anybody.
    private Stored<RotationRecord> made(String id, boolean hostKey) {
        var journal = "rotation-" + UUID.randomUUID();
        var record = new RotationRecord(id, AccessKeys.random(random), hostKey, "", clock.instant(), null);
        safe.items().put(RotationRecord.KIND, journal, id, record, Write.NEW);
        return safe.items().get(RotationRecord.KIND, journal);
    }

    private void begin(String id, Stored<RotationRecord> stored) {
        var record = stored.body();
        var next = record.next();
        if (next == null) {
            throw new IllegalStateException("a change that has ended is not gone on with");
        }
        change(stored.id(), record.troubled(""));
        var rotation = new Rotation(
                access(id, work.get(id).body().wanted().keys()), next, letIn(guests(id)), record.hostKey());
        work.start(
                id,
                new ServerWork.Task(
                        "server.rotate",
                        new Order.Rotate(rotation),
                        journal(stored.id()),
                        () -> rotated(id, stored.id(), next),
                        problem -> trouble(stored.id(), problem)));
    }

    /// All in one: a vault never knows half of a server's keys.
    private void rotated(String id, String rotation, AccessKeys next) {
        var made = RotationEvidence.hostKey(evidence(rotation));
        safe.inOneWrite(write -> {
            var record = write.find(RotationRecord.KIND, rotation).orElseThrow();
            write.put(RotationRecord.KIND, rotation, id, record.body().ended(clock.instant()), record.revision());
            made.ifPresent(key -> StoredJournal.add(
                    write,
                    ServerWork.journalOf(id),
                    new RunEntry(
                            "rotated-host-key", RunEntry.State.DONE, Map.of("host-key", key), "", clock.instant())));
            var server = write.find(ServerRecord.KIND, id).orElseThrow();
            return write.put(
                    ServerRecord.KIND, id, server.label(), server.body().opened(next), server.revision());
        });
    }

    private void trouble(String rotation, Problem problem) {
        change(rotation, safe.items().get(RotationRecord.KIND, rotation).body().troubled(problem.message()));
    }

    private void change(String rotation, RotationRecord next) {
        safe.inOneWrite(write -> {
            var before = write.find(RotationRecord.KIND, rotation).orElseThrow();
            return write.put(RotationRecord.KIND, rotation, next.server(), next, before.revision());
        });
    }

    // --- People -----------------------------------------------------------------------------------------------

    List<Stored<GuestRecord>> guests(String id) {
        return safe.items().labelled(GuestRecord.KIND, id);
    }

    /// Whom the server knows. A key of somebody whom it never took opens nothing, whatever else is done there.
    static List<Guest> letIn(List<Stored<GuestRecord>> all) {
        return all.stream()
                .map(Stored::body)
                .filter(one -> !one.out() && one.settled())
                .map(GuestRecord::guest)
                .toList();
    }

    /// @param person made from the guest's key
    synchronized void admit(String id, String person, Guest guest) {
        mustBeOwn(id);
        mustBeFree(id);
        var before = safe.items().find(GuestRecord.KIND, GuestRecord.id(id, person));
        if (before.isPresent() && before.get().body().out()) {
            throw Problem.conflict("These keys were revoked, and stay so. Ask for a new invitation.")
                    .toException();
        }
        // Whoever is in stays in, whatever becomes of being told again.
        if (before.isEmpty() || !before.get().body().isIn(guest)) {
            put(id, person, new GuestRecord(id, guest, false, false, ""));
        }
        settle(id);
    }

    /// Also while a change of keys pauses: that may never end, and nobody stays in for it.
    ///
    /// @param guest as the operator knows it, where this vault did not let it in
    synchronized void revoke(String id, String person, Guest guest) {
        mustBeOwn(id);
        access(id);
        work.mustBeFree(id);
        var record = safe.items()
                .find(GuestRecord.KIND, GuestRecord.id(id, person))
                .map(Stored::body)
                .orElse(new GuestRecord(id, guest, false, false, ""));
        put(id, person, record.shutOut());
        settle(id);
    }

    private void mustBeFree(String id) {
        access(id);
        if (underway(id).isPresent()) {
            throw Problem.conflict("The keys of this server are being changed. Go on with that first.")
                    .toException();
        }
        work.mustBeFree(id);
    }

    private void put(String id, String person, GuestRecord record) {
        safe.inOneWrite(write -> {
            var place = GuestRecord.id(id, person);
            var revision =
                    write.find(GuestRecord.KIND, place).map(Stored::revision).orElse(Write.NEW);
            return write.put(GuestRecord.KIND, place, id, record, revision);
        });
    }

    /// Brings the server to what the vault says, in a run of its own: looked at as a whole, it can be done again. Whom
    /// it would not take before is not told again until the owner says so.
    private void settle(String id) {
        var all = told(id);
        var journal = journal("people-" + UUID.randomUUID());
        work.start(
                id,
                new ServerWork.Task(
                        "server.people",
                        new Order.Admit(wanted(id)),
                        journal,
                        () -> settled(all, Refusals.of(Facts.of(journal.all()).all())),
                        problem -> all.stream()
                                .filter(one -> !one.body().settled())
                                .forEach(one -> changed(one.id(), before -> before.troubled(problem.message())))));
    }

    private List<Stored<GuestRecord>> told(String id) {
        return guests(id).stream()
                .filter(one -> one.body().out()
                        || one.body().settled()
                        || one.body().trouble().isEmpty())
                .toList();
    }

    GuestList wanted(String id) {
        var all = told(id);
        var fresh = all.stream()
                .map(Stored::body)
                .filter(one -> !one.out() && !one.settled())
                .map(GuestRecord::guest)
                .toList();
        var out = all.stream()
                .map(Stored::body)
                .filter(GuestRecord::out)
                .map(one -> one.guest().vault())
                .toList();
        return new GuestList(access(id), otherKeys(id), letIn(all), fresh, out);
    }

    /// While keys are changed, the old or the new ones, whichever [#keys] does not tell: SSH accepts both until the old
    /// ones are taken away.
    private List<AccessKeys> otherKeys(String id) {
        var rotation = underway(id);
        var next = rotation.map(one -> one.body().next()).orElse(null);
        if (rotation.isEmpty() || next == null) {
            return List.of();
        }
        var done = journal(rotation.get().id()).all();
        if (RotationEvidence.oldKeysAreGone(done)) {
            return List.of();
        }
        return List.of(
                RotationEvidence.newKeysWork(done)
                        ? work.get(id).body().wanted().keys()
                        : next);
    }

    private void settled(List<Stored<GuestRecord>> all, Refusals refusals) {
        all.forEach(one -> changed(
                one.id(), before -> before.after(refusals.find(before.guest().vault()))));
    }

    private void changed(String guest, java.util.function.UnaryOperator<GuestRecord> change) {
        safe.inOneWrite(write -> {
            var before = write.find(GuestRecord.KIND, guest).orElseThrow();
            return write.put(GuestRecord.KIND, guest, before.label(), change.apply(before.body()), before.revision());
        });
    }
}
