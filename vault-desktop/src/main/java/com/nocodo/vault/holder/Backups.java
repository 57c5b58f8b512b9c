package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.file.BackupFolder;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.BackupWanted;
import com.nocodo.vault.server.SavedState;
import com.nocodo.vault.work.Order;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings backups of operators here, and keeps them until they are deleted. What was begun goes on after the next
/// unlock.
final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final int KEY_SIZE = 32;
    /// Without those that are read or typed for one another.
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int SIGNS_OF_ID = 6;

    private final Safe safe;
    private final ServerWork work;
    private final Upkeep upkeep;
    private final Trusts trusts;
    private final BackupFolder folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Backups(Safe safe, ServerWork work, Upkeep upkeep, Trusts trusts, BackupFolder folder, Clock clock) {
        this.safe = safe;
        this.work = work;
        this.upkeep = upkeep;
        this.trusts = trusts;
        this.folder = folder;
        this.clock = clock;
    }

    BackupFolder folder() {
        return folder;
    }

    /// All, the newest first.
    List<Stored<BackupRecord>> all() {
        return newestFirst(safe.items().list(BackupRecord.KIND));
    }

    private List<Stored<BackupRecord>> of(String server) {
        return newestFirst(safe.items().labelled(BackupRecord.KIND, server));
    }

    private static List<Stored<BackupRecord>> newestFirst(List<Stored<BackupRecord>> all) {
        return all.stream()
                .sorted(Comparator.comparing(
                                (Stored<BackupRecord> one) -> one.body().begun())
                        .reversed())
                .toList();
    }

    Stored<BackupRecord> get(String id) {
        return safe.items()
                .find(BackupRecord.KIND, id)
                .orElseThrow(
                        () -> Problem.notFound("There is no backup %.40s.", id).toException());
    }

    /// Ends what a kill left half: parts of files, and files that were being deleted. Goes on with what was begun.
    void goOnWithAll() {
        try {
            folder.sweep();
            all().stream().filter(one -> one.body().isGoing()).forEach(this::removed);
        } catch (ProblemException e) {
            LOG.warn("what was left of backups stays: {}", e.problem().message());
        }
        all().stream()
                .filter(one -> one.body().isUnderway() && one.body().trouble().isEmpty())
                .forEach(this::goOnWith);
    }

    /// What cannot be gone on with keeps nobody from his vault.
    private void goOnWith(Stored<BackupRecord> one) {
        try {
            begin(one);
        } catch (ProblemException e) {
            ended(one.id(), one.body().tries(), e.problem().message());
        }
    }

    /// @return its id
    String backUp(String server) {
        synchronized (work) { // of two at once, one is refused
            return takenUp(server);
        }
    }

    private String takenUp(String server) {
        var record = mustBeTakeable(server);
        upkeep.accessToTake(server); // what speaks against it is said before it is written down
        var begun = of(server).stream().filter(one -> one.body().isUnderway()).findFirst();
        if (begun.isPresent() && work.isRunning(server)) {
            return begun.get().id(); // it went on by itself
        }
        work.mustBeFree(server);
        var backup = begun.orElseGet(() -> made(server, record));
        begin(backup);
        return backup.id();
    }

    /// A server that somebody broke into says what the thief likes. One that is paused is given nothing: what is asked
    /// of it is told no secret, and its owner may want what there is of it more than ever.
    private ServerRecord mustBeTakeable(String server) {
        var record = work.get(server).body();
        if (Visits.isVisit(record)) {
            throw Problem.conflict("This server is somebody else's: only its owner can do that.")
                    .toException();
        }
        trusts.mustNotBeHostile(server);
        return record;
    }

    /// The key is on the disk before anything is sealed with it.
    private Stored<BackupRecord> made(String server, ServerRecord of) {
        folder.make();
        var key = new byte[KEY_SIZE];
        random.nextBytes(key);
        var name = of.wanted().name();
        var record = new BackupRecord(server, name, key, 0, false, null, clock.instant(), null, "");
        var id = safe.inOneWrite(write -> {
            var free = freeId(write);
            write.note("backup.begin", server, Map.of("backup", free, "name", name));
            write.put(BackupRecord.KIND, free, server, record, Write.NEW);
            return free;
        });
        return get(id);
    }

    private String freeId(Write write) {
        while (true) {
            var id = new StringBuilder("b-");
            random.ints(SIGNS_OF_ID, 0, SIGNS.length()).forEach(sign -> id.append(SIGNS.charAt(sign)));
            if (write.find(BackupRecord.KIND, id.toString()).isEmpty()
                    && folder.size(id.toString()).isEmpty()) {
                return id.toString();
            }
        }
    }

    /// A run that was ended before the file was here is not gone on with, but begun anew: a backup is of the moment
    /// that it says.
    private void begin(Stored<BackupRecord> backup) {
        synchronized (work) {
            start(backup);
        }
    }

    private void start(Stored<BackupRecord> backup) {
        var server = backup.body().server();
        mustBeTakeable(server);
        var access = upkeep.accessToTake(server);
        folder.make();
        var record = pulled(backup).isPresent()
                ? backup.body().troubled("")
                : backup.body().again(trusts.view(server).trust() == Trust.PAUSED);
        change(backup.id(), before -> record);
        var wanted = new BackupWanted(
                access,
                backup.id(),
                record.key(),
                folder.file(backup.id()).toAbsolutePath().toString());
        work.start(
                server,
                new ServerWork.Task(
                        "server.backup",
                        new Order.Backup(wanted),
                        journal(backup.id(), record),
                        () -> ended(backup.id(), record.tries(), ""),
                        problem -> ended(backup.id(), record.tries(), problem.message())));
    }

    private StoredJournal journal(String id, BackupRecord record) {
        return new StoredJournal(safe.journal(record.journal(id)));
    }

    private Optional<SavedState> pulled(Stored<BackupRecord> backup) {
        return SavedState.pulled(journal(backup.id(), backup.body()).all());
    }

    /// It is a backup from the moment on that its file has its name, whatever else went wrong.
    ///
    /// @param tries of the run that ended: of an earlier one nothing is written down any more
    private void ended(String id, int tries, String trouble) {
        var now = get(id);
        if (now.body().tries() != tries) {
            return;
        }
        var brought = pulled(now);
        change(
                id,
                record -> brought.map(state -> record.made(state, clock.instant()))
                        .orElseGet(() -> record.troubled(trouble)));
    }

    private void change(String id, UnaryOperator<BackupRecord> change) {
        safe.inOneWrite(write -> {
            var before = write.find(BackupRecord.KIND, id).orElseThrow();
            return write.put(BackupRecord.KIND, id, before.label(), change.apply(before.body()), before.revision());
        });
    }

    /// A copy that somebody made of the file opens no more either, unless they have a copy of the vault as well.
    void delete(String id) {
        synchronized (work) { // nobody begins to restore it meanwhile
            deleted(id);
        }
    }

    private void deleted(String id) {
        var backup = get(id);
        if (backup.body().isUnderway() && work.isRunning(backup.body().server())) {
            throw Problem.conflict("This backup is being made, or something else is done to its server. Wait for it, or"
                            + " pause it.")
                    .toException();
        }
        mustNotBeRestored(id);
        safe.inOneWrite(write -> {
            var before = write.find(BackupRecord.KIND, id).orElseThrow();
            write.note("backup.delete", id, Map.of("name", before.body().name()));
            return write.put(
                    BackupRecord.KIND, id, before.label(), before.body().going(), before.revision());
        });
        removed(get(id));
    }

    /// What was begun on a server can only go on with its backup.
    private void mustNotBeRestored(String id) {
        safe.items().list(RestoreRecord.KIND).stream()
                .filter(one -> one.body().isUnderway() && one.body().backup().equals(id))
                .map(one -> work.get(one.id()).body())
                .filter(server -> server.state() != State.GONE)
                .map(server -> server.wanted().name())
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.conflict(
                                    "%1$s is being restored onto %2$s. Go on with that: nocodo vault server restore %2$s %1$s."
                                            + " Or leave it: nocodo vault server restore %2$s --leave",
                                    id, name)
                            .toException();
                });
    }

    private void removed(Stored<BackupRecord> backup) {
        folder.remove(backup.id());
        safe.items().delete(BackupRecord.KIND, backup.id(), backup.revision());
    }

    /// Of a server that the vault forgets: what is whole stays.
    void forget(Write write, String server) {
        of(server).stream()
                .filter(one -> one.body().isUnderway())
                .forEach(one -> write.delete(BackupRecord.KIND, one.id(), one.revision()));
        write.find(RestoreRecord.KIND, server)
                .ifPresent(one -> write.delete(RestoreRecord.KIND, server, one.revision()));
    }

    /// Whether somebody should know that there is no backup of a server, or none of these days.
    boolean isDue(String server) {
        var record = work.get(server).body();
        return record.state() == State.READY
                && !Visits.isVisit(record)
                && trusts.view(server).trust() != Trust.HOSTILE
                && last(server)
                        .filter(made -> made.isAfter(clock.instant().minus(BackupViews.LONG)))
                        .isEmpty();
    }

    /// When the newest one was made whose file is here.
    Optional<Instant> last(String server) {
        return of(server).stream()
                .filter(one -> !one.body().isGoing() && folder.size(one.id()).isPresent())
                .map(one -> one.body().made())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
