package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.StolenView.TaskView;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A computer with a copy of this vault was lost: what was in it, and what there is to do until none of that opens
/// anything. The list stays until all of it is done.
final class Stolen {
    static final String PASSWORD = "password";
    static final String SHEET = "sheet";

    private final Holding holding;

    Stolen(Holding holding) {
        this.holding = holding;
    }

    private Optional<Stored<StolenRecord>> record() {
        return holding.safe().items().find(StolenRecord.KIND, StolenRecord.ONE);
    }

    void begin() {
        var servers = servers().stream().map(Stored::id).toList();
        var keys = holding.safe().items().list(ProviderKey.KIND).stream()
                .map(key -> new StolenRecord.KeyThen(key.id(), key.body().provider(), key.label()))
                .toList();
        var record = new StolenRecord(holding.clock().instant(), servers, keys, List.of());
        holding.safe().inOneWrite(write -> {
            write.note("stolen.begin", "", Map.of("servers", "" + servers.size(), "keys", "" + keys.size()));
            var revision = write.find(StolenRecord.KIND, StolenRecord.ONE)
                    .map(Stored::revision)
                    .orElse(Write.NEW);
            return write.put(StolenRecord.KIND, StolenRecord.ONE, "", record, revision);
        });
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
        for (var server : servers()) {
            if (record.servers().contains(server.id())) {
                exposed.add("the keys of the server " + server.label());
                tasks.add(task(record, server));
            }
        }
        for (var key : record.keys()) {
            exposed.add("the key '%s' of %s".formatted(key.name(), key.provider()));
            tasks.add(task(record, key));
        }
        tasks.add(task(
                record,
                PASSWORD,
                "Say that the password may be known (nocodo vault password --may-be-known): the copy on the lost computer"
                        + " still opens with the old one, so everything in it gets new keys here"));
        tasks.add(task(
                record, SHEET, "Print a new sheet, if the old one lay with the computer; else say that it is done"));
        return new StolenView(record.begun(), exposed, tasks);
    }

    private TaskView task(StolenRecord record, Stored<ServerRecord> server) {
        var id = "server-" + server.id();
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
        var trouble =
                rotations.stream().findFirst().map(one -> one.body().trouble()).orElse("");
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

    private TaskView task(StolenRecord record, StolenRecord.KeyThen key) {
        var gone = holding.safe().items().find(ProviderKey.KIND, key.id()).isEmpty();
        var task = byHand(
                record,
                "key-" + key.id(),
                "Revoke the key '%s' at %s, and put a new one in its place".formatted(key.name(), key.provider()),
                KeyFields.of(key.provider()).link());
        return gone ? new TaskView(task.id(), task.what(), StolenView.State.DONE, null, task.link(), true, "") : task;
    }

    private static TaskView task(StolenRecord record, String id, String what) {
        return byHand(record, id, what, "");
    }

    private static TaskView byHand(StolenRecord record, String id, String what, String link) {
        var state = record.done().contains(id) ? StolenView.State.DONE : StolenView.State.OPEN;
        return new TaskView(id, what, state, null, link, true, "");
    }
}
