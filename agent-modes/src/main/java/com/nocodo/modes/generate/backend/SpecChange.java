package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import java.util.List;
import java.util.Optional;

/// Two specs side by side, matched by ids.
record SpecChange(AppSpec before, AppSpec after) {

    /// An entity that is in both.
    record Pair(Shape before, Shape after) {}

    /// An n-n link that is in both, each with the entity that holds it.
    record ListPair(Shape holderBefore, Relation before, Shape holderAfter, Relation after) {}

    List<Pair> kept() {
        return Shape.all(after).stream()
                .flatMap(now -> find(before, now.entity()).map(old -> new Pair(old, now)).stream())
                .toList();
    }

    List<Shape> added() {
        return Shape.all(after).stream()
                .filter(s -> find(before, s.entity()).isEmpty())
                .toList();
    }

    List<Shape> dropped() {
        return Shape.all(before).stream()
                .filter(s -> find(after, s.entity()).isEmpty())
                .toList();
    }

    private static Optional<Shape> find(AppSpec spec, Entity entity) {
        return Shape.all(spec).stream()
                .filter(s -> s.entity().id().equals(entity.id()))
                .findFirst();
    }

    List<ListPair> keptLists() {
        return kept().stream()
                .flatMap(pair -> pair.after().lists().stream()
                        .flatMap(now -> pair.before().lists().stream()
                                .filter(old -> old.id().equals(now.id()) && sameTarget(old, now))
                                .map(old -> new ListPair(pair.before(), old, pair.after(), now))))
                .toList();
    }

    /// Whether two links lead to the same kind of record.
    boolean sameTarget(Relation old, Relation now) {
        if (old.to().equals(Relation.USER) || now.to().equals(Relation.USER)) {
            return old.to().equals(now.to());
        }
        return before.get(old.to()).id().equals(after.get(now.to()).id());
    }

    /// Roles that have another name now.
    List<List<String>> renamedRoles() {
        return before.roles().stream()
                .flatMap(old -> after.roles().stream()
                        .filter(now -> now.id().equals(old.id()) && !now.name().equals(old.name()))
                        .map(now -> List.of(old.name(), now.name())))
                .toList();
    }

    List<Role> droppedRoles() {
        return before.roles().stream()
                .filter(old -> after.roles().stream().noneMatch(now -> now.id().equals(old.id())))
                .toList();
    }

    List<Entity> addedPeople() {
        return StartMigration.people(after).stream()
                .filter(now -> StartMigration.people(before).stream()
                        .noneMatch(old -> old.id().equals(now.id())))
                .toList();
    }

    List<Entity> droppedPeople() {
        return StartMigration.people(before).stream()
                .filter(old -> StartMigration.people(after).stream()
                        .noneMatch(now -> now.id().equals(old.id())))
                .toList();
    }

    /// People who sign in no longer, while their records stay.
    List<Entity> unlinkedPeople() {
        return droppedPeople().stream().filter(e -> find(after, e).isPresent()).toList();
    }

    /// People whose entity has another name now: old name, new name.
    List<List<String>> renamedPeople() {
        return StartMigration.people(before).stream()
                .flatMap(old -> StartMigration.people(after).stream()
                        .filter(now -> now.id().equals(old.id()) && !now.name().equals(old.name()))
                        .map(now -> List.of(old.name(), now.name())))
                .toList();
    }
}
