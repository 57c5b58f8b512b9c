package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.RestoreEvidence;
import com.nocodo.vault.server.RestoreWanted;
import com.nocodo.vault.work.Order;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes backups the state of operators that run. What was begun goes on after the next unlock.
final class Restores {
    private final Safe safe;
    private final ServerWork work;
    private final Upkeep upkeep;
    private final Backups backups;
    private final Clock clock;

    Restores(Safe safe, ServerWork work, Upkeep upkeep, Backups backups, Clock clock) {
        this.safe = safe;
        this.work = work;
        this.upkeep = upkeep;
        this.backups = backups;
        this.clock = clock;
    }

    Optional<RestoreRecord> last(String server) {
        return safe.items().find(RestoreRecord.KIND, server).map(Stored::body);
    }

    Facts facts(String server, RestoreRecord restore) {
        return Facts.of(journal(server, restore).all());
    }

    private StoredJournal journal(String server, RestoreRecord restore) {
        return new StoredJournal(safe.journal(restore.journal(server)));
    }

    /// One for which an operator may stand still goes on whatever went wrong, unless it was to be left.
    void goOnWithAll() {
        safe.items().list(RestoreRecord.KIND).stream()
                .filter(one -> one.body().isUnderway() && !one.body().isGivenUp())
                .filter(one -> one.body().trouble().isEmpty() || hasAsked(one.id(), one.body()))
                .forEach(one -> goOnWith(one.id(), one.body()));
    }

    /// What cannot be gone on with keeps nobody from his vault.
    private void goOnWith(String server, RestoreRecord restore) {
        try {
            begin(server, restore);
        } catch (ProblemException e) {
            change(server, restore, record -> record.troubled(e.problem().message()));
        }
    }

    /// The same again goes on with it; another backup is begun anew, where the server was not asked to begin with the
    /// last one.
    void restore(String server, String backup, boolean replace) {
        synchronized (work) { // of two at once, one is refused
            takenUp(server, backup, replace);
        }
    }

    private void takenUp(String server, String backup, boolean replace) {
        var record = work.get(server).body();
        if (record.state() != State.READY || Visits.isVisit(record)) {
            throw Problem.conflict(
                            "A backup is restored onto a server of yours that is ready, and %s is not.",
                            record.wanted().name())
                    .toException();
        }
        var last = last(server);
        var same = last.filter(RestoreRecord::isUnderway)
                .filter(one -> one.backup().equals(backup) && one.replace() == replace);
        if (same.isPresent() && work.isRunning(server)) {
            return; // it went on by itself
        }
        work.mustBeFree(server);
        var asked = last.filter(RestoreRecord::isUnderway).filter(one -> hasAsked(server, one));
        asked.filter(one -> !one.backup().equals(backup)).ifPresent(one -> {
            throw underway(server, one);
        });
        // What speaks against it is said before it is written down.
        wanted(server, backup, replace, same.isPresent() && asked.isPresent());
        begin(server, same.orElseGet(() -> made(server, backup, replace)));
    }

    private boolean hasAsked(String server, RestoreRecord restore) {
        return RestoreEvidence.hasAsked(journal(server, restore).all());
    }

    /// @throws ProblemException `conflict` where a restore onto the server has not ended
    void mustNotBeUnderway(String server) {
        last(server).filter(RestoreRecord::isUnderway).ifPresent(one -> {
            throw underway(server, one);
        });
    }

    private ProblemException underway(String server, RestoreRecord restore) {
        return Problem.conflict(
                        "The restore of %1$s onto %2$s has not ended. Go on with that first: nocodo vault server restore"
                                + " %2$s %1$s%3$s. Or leave it: nocodo vault server restore %2$s --leave",
                        restore.backup(),
                        work.get(server).body().wanted().name(),
                        restore.replace() ? " --replace" : "")
                .toException();
    }

    private RestoreRecord made(String server, String backup, boolean replace) {
        return safe.inOneWrite(write -> {
            var before = write.find(RestoreRecord.KIND, server);
            var number = before.map(one -> one.body().number()).orElse(0) + 1;
            var record = new RestoreRecord(backup, replace, number, clock.instant(), null, null, "");
            write.note("backup.restore", server, Map.of("backup", backup, "replace", replace ? "yes" : "no"));
            write.put(
                    RestoreRecord.KIND,
                    server,
                    "",
                    record,
                    before.map(Stored::revision).orElse(Write.NEW));
            return record;
        });
    }

    private void begin(String server, RestoreRecord restore) {
        synchronized (work) {
            start(server, restore);
        }
    }

    private void start(String server, RestoreRecord restore) {
        var wanted = wanted(server, restore.backup(), restore.replace(), hasAsked(server, restore));
        change(server, restore, RestoreRecord::goingOn);
        work.start(
                server,
                new ServerWork.Task(
                        "server.restore",
                        new Order.Restore(wanted),
                        journal(server, restore),
                        () -> ended(server, restore),
                        problem -> change(server, restore, record -> record.troubled(problem.message()))));
    }

    /// @param asked whether the server was asked to begin with it: it may need the file no more, or says that it does
    /// @throws ProblemException where this backup cannot become the state of that server's operator
    private RestoreWanted wanted(String server, String id, boolean replace, boolean asked) {
        var access = upkeep.access(server);
        var backup = backups.get(id).body();
        var state = backup.state();
        if (state == null || backup.isGoing()) {
            throw Problem.conflict("The backup %s was not finished. Choose another.", id)
                    .toException();
        }
        if (!asked && backups.folder().size(id).isEmpty()) {
            throw Problem.notFound(
                            "The file of the backup %s is missing (%s). If you have a copy of it, put that back.",
                            id, backups.folder().file(id))
                    .toException();
        }
        mustNotBeNewer(id, state.version(), server);
        return new RestoreWanted(
                access,
                id,
                backup.key(),
                backups.folder().file(id).toAbsolutePath().toString(),
                state,
                replace);
    }

    /// The database of a newer operator is nothing that an older one knows.
    private void mustNotBeNewer(String id, String version, String server) {
        var runs = work.updates()
                .runs(server, Facts.of(work.making(server).all()))
                .orElseThrow(
                        () -> Problem.conflict("No operator runs on it yet.").toException());
        if (OperatorArchive.isOlder(runs, version)) {
            throw Problem.conflict(
                            "The backup %s is of the operator %s, and an older one runs there (%s). Update that first:"
                                    + " nocodo vault server update. Nothing was sent.",
                            id, version, runs)
                    .toException();
        }
    }

    private void ended(String server, RestoreRecord restore) {
        var facts = facts(server, restore);
        var why = facts.find("restore").orElse("").equals("done")
                ? ""
                : "The restore of %s was undone, and all is as before: %s."
                        .formatted(restore.backup(), facts.find("restore-why").orElse("the server did not say why"));
        change(server, restore, record -> record.ended(clock.instant(), why));
    }

    /// Of another one than the last nothing is written down any more.
    private void change(String server, RestoreRecord of, UnaryOperator<RestoreRecord> change) {
        safe.inOneWrite(write -> {
            var before = write.find(RestoreRecord.KIND, server).orElseThrow();
            return before.body().number() == of.number()
                    ? write.put(RestoreRecord.KIND, server, "", change.apply(before.body()), before.revision())
                    : before.revision();
        });
    }

    /// Ends one that the server has not begun: what was sent for it goes. A server that somebody broke into is asked
    /// nothing for that.
    void leave(String server) {
        synchronized (work) {
            var restore = last(server)
                    .filter(RestoreRecord::isUnderway)
                    .orElseThrow(() -> Problem.conflict(
                                    "Nothing is being restored onto %s.",
                                    work.get(server).body().wanted().name())
                            .toException());
            work.mustBeFree(server);
            var journal = journal(server, restore);
            if (RestoreEvidence.hasSent(journal.all()) && !upkeep.isHostile(server)) {
                startLeaving(server, restore, journal);
            } else {
                left(server, restore);
            }
        }
    }

    private void startLeaving(String server, RestoreRecord restore, StoredJournal journal) {
        var state = Objects.requireNonNull(backups.get(restore.backup()).body().state());
        var sent = new RestoreWanted(
                upkeep.accessToTake(server), restore.backup(), new byte[0], "", state, restore.replace());
        change(server, restore, record -> record.givenUp(clock.instant()));
        work.start(
                server,
                new ServerWork.Task(
                        "server.leave-restore",
                        new Order.LeaveRestore(sent),
                        journal,
                        () -> left(server, restore),
                        problem -> change(server, restore, record -> notLeft(record, problem))));
    }

    /// What the server has begun is gone on with, as if nobody had wanted to leave it.
    private static RestoreRecord notLeft(RestoreRecord record, Problem problem) {
        return (problem.code() == Problem.Code.CONFLICT ? record.goingOn() : record).troubled(problem.message());
    }

    private void left(String server, RestoreRecord restore) {
        var why = "The restore of %s was left.".formatted(restore.backup());
        change(server, restore, record -> record.givenUp(clock.instant()).ended(clock.instant(), why));
    }
}
