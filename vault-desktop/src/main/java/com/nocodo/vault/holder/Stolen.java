package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.StolenView.TaskView;
import com.nocodo.vault.holder.StolenRecord.KeyThen;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A computer with a copy of this vault was lost: what was in it, and what there is to do until none of that opens
/// anything. The list stays until all of it is done.
final class Stolen {
    static final String PASSWORD = "password";
    static final String SHEET = "sheet";
    private static final String SERVER = "server-";
    private static final String KEY = "key-";
    private static final String INVITATION = "invitation-";

    private final Holding holding;

    Stolen(Holding holding) {
        this.holding = holding;
    }

    private Optional<Stored<StolenRecord>> record() {
        return holding.safe().items().find(StolenRecord.KIND, StolenRecord.ONE);
    }

    /// Invitations are deleted: nobody may come in with their keys any more, and this vault neither. What an earlier
    /// theft left to be done stays.
    void begin() {
        var items = holding.safe().items();
        var invitations = items.list(InvitationRecord.KIND);
        var record = new StolenRecord(
                holding.clock().instant(),
                both(then(servers()), left(StolenRecord::servers, one -> SERVER + one.id()), StolenRecord.Then::id),
                both(
                        items.list(ProviderKey.KIND).stream()
                                .map(key -> new KeyThen(key.id(), key.body().provider(), key.label()))
                                .toList(),
                        left(StolenRecord::keys, one -> KEY + one.id()),
                        KeyThen::id),
                both(
                        then(invitations),
                        left(StolenRecord::invitations, one -> INVITATION + one.id()),
                        StolenRecord.Then::id),
                List.of());
        holding.safe().inOneWrite(write -> {
            write.note(
                    "stolen.begin",
                    "",
                    Map.of(
                            "servers", "" + record.servers().size(),
                            "keys", "" + record.keys().size(),
                            "invitations", "" + record.invitations().size()));
            invitations.forEach(one -> write.delete(InvitationRecord.KIND, one.id(), one.revision()));
            var revision = write.find(StolenRecord.KIND, StolenRecord.ONE)
                    .map(Stored::revision)
                    .orElse(Write.NEW);
            return write.put(StolenRecord.KIND, StolenRecord.ONE, "", record, revision);
        });
    }

    private static List<StolenRecord.Then> then(List<? extends Stored<?>> all) {
        return all.stream()
                .map(one -> new StolenRecord.Then(one.id(), one.label()))
                .toList();
    }

    /// What is on the list that there is, and not done.
    private <T> List<T> left(Function<StolenRecord, List<T>> part, Function<T, String> task) {
        var open = view().tasks().stream()
                .filter(one -> one.state() != StolenView.State.DONE)
                .map(TaskView::id)
                .collect(Collectors.toSet());
        return record().map(one -> part.apply(one.body())).orElse(List.of()).stream()
                .filter(one -> open.contains(task.apply(one)))
                .toList();
    }

    private static <T> List<T> both(List<T> now, List<T> before, Function<T, String> id) {
        var ids = now.stream().map(id).collect(Collectors.toSet());
        return Stream.concat(now.stream(), before.stream().filter(one -> !ids.contains(id.apply(one))))
                .toList();
    }

    private List<Stored<ServerRecord>> servers() {
        return holding.safe().items().list(ServerRecord.KIND).stream()
                .filter(one -> one.body().state() != State.GONE)
                .toList();
    }

    /// Gives each server new keys that has none since; what is under way goes on.
    ///
    /// @return ids of the servers at which that began, or goes on
    List<String> rotateAll() {
        var begun = new ArrayList<String>();
        for (var task : view().tasks()) {
            var server = task.server();
            if (server != null && task.state() != StolenView.State.DONE && !task.byHand()) {
                try {
                    holding.ways().leave(server);
                    holding.upkeep().rotate(server, false);
                    begun.add(server);
                } catch (ProblemException e) {
                    holding.safe()
                            .audit()
                            .note(
                                    "stolen.not-rotated",
                                    server,
                                    Map.of("why", e.problem().message()));
                }
            }
        }
        return begun;
    }

    /// A person, or another part of the vault, has done it.
    void tick(String task) {
        if (record().isEmpty()) {
            return;
        }
        if (view().tasks().stream().noneMatch(one -> one.id().equals(task))) {
            throw Problem.notFound("There is no '%.60s' to be done.", task).toException();
        }
        holding.safe().inOneWrite(write -> {
            var before = write.find(StolenRecord.KIND, StolenRecord.ONE).orElseThrow();
            write.note("stolen.done", task, Map.of());
            return write.put(
                    StolenRecord.KIND, StolenRecord.ONE, "", before.body().done(task), before.revision());
        });
    }

    /// All of it is done: the list goes.
    void end() {
        if (!view().allDone()) {
            throw Problem.conflict("Not all of it is done yet.").toException();
        }
        record().ifPresent(one -> holding.safe().inOneWrite(write -> {
            write.note("stolen.end", "", Map.of());
            write.delete(StolenRecord.KIND, StolenRecord.ONE, one.revision());
            return one;
        }));
    }

    StolenView view() {
        return record().map(one -> view(one.body())).orElse(new StolenView(null, List.of(), List.of()));
    }

    private StolenView view(StolenRecord record) {
        var tasks = new ArrayList<TaskView>();
        var exposed = new ArrayList<String>();
        for (var server : record.servers()) {
            exposed.add("the keys of the server " + server.name());
            tasks.add(task(record, server));
        }
        for (var key : record.keys()) {
            exposed.add("the key '%s' of %s".formatted(key.name(), key.provider()));
            tasks.add(task(record, key));
        }
        for (var invitation : record.invitations()) {
            exposed.add("the keys of the invitation '%s'".formatted(invitation.name()));
            tasks.add(invitation(record, invitation));
        }
        holding.backups().all().stream()
                .filter(backup -> backup.body().begun().isBefore(record.begun()))
                .map(backup -> "the backup %s of %s, if its file was there, too"
                        .formatted(backup.id(), backup.body().name()))
                .forEach(exposed::add);
        tasks.add(task(
                record,
                PASSWORD,
                "Say that the password may be known (nocodo vault password --may-be-known): the copy on the lost computer"
                        + " still opens with the old one, so everything in it gets new keys here"));
        tasks.add(task(
                record, SHEET, "Print a new sheet, if the old one lay with the computer; else say that it is done"));
        return new StolenView(record.begun(), exposed, tasks);
    }

    private TaskView task(StolenRecord record, StolenRecord.Then then) {
        var found = holding.safe().items().find(ServerRecord.KIND, then.id());
        var id = SERVER + then.id();
        if (found.isEmpty()) {
            return task(
                    record,
                    id,
                    "The server %s was only forgotten here: destroy it where it was made, or have its owner shut your old"
                                    .formatted(then.name())
                            + " keys out");
        }
        var server = found.get().body();
        if (server.state() != State.GONE) {
            return task(record, found.get());
        }
        return server.receipt() == 0
                ? task(record, id, "%s was given back: see that it lets no key of this vault in".formatted(then.name()))
                : new TaskView(id, "Destroy the server " + then.name(), StolenView.State.DONE, null, "", true, "");
    }

    private TaskView task(StolenRecord record, Stored<ServerRecord> server) {
        var id = SERVER + server.id();
        if (Visits.isVisit(server.body())) {
            return byHand(
                    record,
                    id,
                    "Ask the owner of %s to shut your old keys out, and give them a new file".formatted(server.label()),
                    "");
        }
        if (server.body().state() != State.READY) {
            return new TaskView(
                    id,
                    "%s is not ready: go on with it, and rotate its keys then, or destroy it".formatted(server.label()),
                    StolenView.State.OPEN,
                    server.id(),
                    "",
                    true,
                    server.body().trouble());
        }
        var rotations = holding.upkeep().rotations(server.id());
        var done = rotations.stream()
                .anyMatch(
                        one -> one.body().ended() != null && !one.body().begun().isBefore(record.begun()));
        var distrust = distrust(server.id());
        var trouble = distrust.isEmpty()
                ? rotations.stream()
                        .findFirst()
                        .map(one -> one.body().trouble())
                        .orElse("")
                : distrust;
        var working = holding.work().isRunning(server.id());
        return new TaskView(
                id,
                "Give the server %s new keys".formatted(server.label()),
                done ? StolenView.State.DONE : working ? StolenView.State.WORKING : StolenView.State.OPEN,
                server.id(),
                "",
                false,
                done ? "" : trouble);
    }

    /// Why nothing is given to a server, new keys neither; empty where it is trusted.
    private String distrust(String server) {
        try {
            holding.trusts().mustBeTrusted(server);
            return "";
        } catch (ProblemException e) {
            return e.problem().message();
        }
    }

    /// Only a person can see that the provider takes it no more, also where it is no longer here.
    private static TaskView task(StolenRecord record, KeyThen key) {
        return byHand(
                record,
                KEY + key.id(),
                "Revoke the key '%s' at %s, and put a new one in its place".formatted(key.name(), key.provider()),
                KeyFields.of(key.provider()).link());
    }

    private static TaskView invitation(StolenRecord record, StolenRecord.Then invitation) {
        return task(
                record,
                INVITATION + invitation.id(),
                "Tell whoever got the invitation '%s' to let nobody in by it, and to shut out whom they did; then invite anew"
                        .formatted(invitation.name()));
    }

    private static TaskView task(StolenRecord record, String id, String what) {
        return byHand(record, id, what, "");
    }

    private static TaskView byHand(StolenRecord record, String id, String what, String link) {
        var state = record.done().contains(id) ? StolenView.State.DONE : StolenView.State.OPEN;
        return new TaskView(id, what, state, null, link, true, "");
    }
}
