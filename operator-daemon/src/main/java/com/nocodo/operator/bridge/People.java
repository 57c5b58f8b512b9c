package com.nocodo.operator.bridge;

import com.nocodo.operator.identity.Audit;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeApi.Person;
import com.nocodo.protocol.bridge.BridgeApi.Role;
import com.nocodo.protocol.bridge.Identity;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may come in by a vault. An owner's vault lets others in and shuts them out; all of it is in the audit.
final class People {
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 50;

    private final BridgeKeys keys;
    private final Lines lines;
    private final SignIns signIns;
    private final Audit audit;

    People(BridgeKeys keys, Lines lines, SignIns signIns, Audit audit) {
        this.keys = keys;
        this.lines = lines;
        this.signIns = signIns;
        this.audit = audit;
    }

    static void mustBeNamed(byte[] key, String name) {
        if (key.length != Identity.SIZE
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                            "A vault has a key of %d bytes and a name of at most %d characters.",
                            Identity.SIZE, LONGEST_NAME)
                    .toException();
        }
    }

    private BridgeKeys.Known owner(byte[] by, String what) {
        // Another owner may have shut it out since it was asked who this is.
        var known = keys.find(by)
                .filter(one -> !one.revoked())
                .orElseThrow(
                        () -> Problem.denied("Prove first which vault this is.").toException());
        if (known.role() != Role.OWNER) {
            audit.note(known.account(), "bridge.denied", what);
            throw Problem.denied("Only the owner's vault may do that.").toException();
        }
        return known;
    }

    List<Person> all(byte[] by) {
        var owner = owner(by, "list");
        audit.note(null, "bridge.list", "by " + owner.name());
        return keys.all().stream()
                .map(one ->
                        new Person(one.key(), one.name(), one.role(), one.since(), one.seen(), lines.isHere(one.key())))
                .toList();
    }

    synchronized void admit(byte[] by, byte[] key, String name, Role role) {
        var owner = owner(by, "admit " + BridgeKeys.text(key));
        mustBeNamed(key, name);
        var before = keys.find(key);
        if (before.isPresent()) {
            mustBeSame(before.get(), role);
            return;
        }
        if (role != Role.OWNER) {
            mustHaveRoom();
        }
        audit.note(null, "bridge.admit", "%s as %s, by %s".formatted(name, role, owner.name()));
        keys.save(key, name, role, role == Role.OWNER ? null : signIns.make(name));
    }

    /// Owners do not count: where there is no room, an owner must still get a new key.
    private void mustHaveRoom() {
        if (keys.all().stream().filter(one -> one.role() != Role.OWNER).count() >= MOST) {
            throw Problem.conflict("%d may come in already. Shut one out first.", MOST)
                    .toException();
        }
    }

    private static void mustBeSame(BridgeKeys.Known before, Role role) {
        if (before.revoked()) {
            throw Problem.conflict("This key was revoked, and stays so. Let them in with a new one.")
                    .toException();
        }
        if (before.role() != role) {
            throw Problem.conflict("This vault is here already, as %s.", before.role())
                    .toException();
        }
    }

    synchronized void revoke(byte[] by, byte[] key) {
        var owner = owner(by, "revoke " + BridgeKeys.text(key));
        if (MessageDigest.isEqual(by, key)) {
            throw Problem.conflict("A vault does not shut itself out. Come in with another key first.")
                    .toException();
        }
        var known = keys.find(key)
                .orElseThrow(
                        () -> Problem.notFound("There is no such vault here.").toException());
        if (!known.revoked()) {
            audit.note(null, "bridge.revoke", "%s, by %s".formatted(known.name(), owner.name()));
            keys.revoke(key);
        }
        lines.end(key);
        endAccount(known.account());
    }

    /// One that was made the last owner stays, and nobody reaches it.
    private void endAccount(@Nullable String account) {
        if (account == null) {
            return;
        }
        try {
            signIns.remove(account);
        } catch (ProblemException e) {
            audit.note(account, "bridge.account-kept", e.problem().message());
        }
    }
}
