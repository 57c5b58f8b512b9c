package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.audit.AuditEntry;
import com.nocodo.vault.crypto.Keyring;
import com.nocodo.vault.crypto.Opening;
import com.nocodo.vault.crypto.Password;
import com.nocodo.vault.crypto.RecoveryCode;
import com.nocodo.vault.crypto.RecoveryKey;
import com.nocodo.vault.crypto.Secret;
import com.nocodo.vault.file.NewFile;
import com.nocodo.vault.file.VaultDatabase;
import com.nocodo.vault.file.VaultFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One vault's folder, held by this process: with no vault yet, locked, or open. Passwords that are given here are
/// wiped.
public final class Vault implements AutoCloseable {
    private final VaultFolder folder;
    private final Means means;
    private @Nullable VaultDatabase database;
    private @Nullable Safe safe;

    private Vault(VaultFolder folder, Means means) {
        this.folder = folder;
        this.means = means;
    }

    public static Vault open(Path folder) {
        return open(folder, Means.ofThisMachine());
    }

    public static Vault open(Path folder, Means means) {
        var vault = new Vault(VaultFolder.claim(folder), means);
        try {
            if (vault.folder.hasVault()) {
                vault.database = vault.folder.open();
            }
            return vault;
        } catch (RuntimeException | Error e) {
            vault.close();
            throw e;
        }
    }

    /// Whether there is a vault; one that somebody was killed while making is none.
    public synchronized boolean exists() {
        return database != null && !isEmpty(database);
    }

    private static boolean isEmpty(VaultDatabase database) {
        return database.read(() -> database.sql()
                .sql("SELECT NOT EXISTS (SELECT 1 FROM header) AND NOT EXISTS (SELECT 1 FROM slot)"
                        + " AND NOT EXISTS (SELECT 1 FROM item)")
                .query(Boolean.class)
                .single());
    }

    /// When the next password is let in; empty when at once.
    public synchronized Optional<Instant> waitUntil() {
        return database == null ? Optional.empty() : new UnlockLimit(database, means).until();
    }

    /// What everybody may know of it, and may leave there; empty where there is no vault.
    public synchronized Optional<Outside> outside() {
        return database == null ? Optional.empty() : Outside.of(database);
    }

    public synchronized Created create(char[] password) {
        try (var chosen = Password.chosen(password)) {
            if (exists()) {
                throw Problem.conflict("There is a vault in this folder already: unlock it")
                        .toException();
            }
            database = database == null ? folder.open() : database;
            return create(database, chosen);
        }
    }

    private Created create(VaultDatabase database, Secret password) {
        var vault = UUID.randomUUID().toString();
        var keys = Keyring.fresh(vault, 1, means.random());
        var core = new Core(database, means, new Header(vault, 1, 0, new byte[0]), keys, Register.empty(keys));
        var code = RecoveryCode.random(means.random());
        try {
            var recovery = RecoveryKey.of(code, vault);
            core.write(write -> {
                keys.master(master -> {
                    write.save(SlotStore.Row.of(Safe.slot(core, password, 1, master)));
                    write.save(SlotStore.Row.of(recovery.seal(vault, 1, master, means.random())));
                    return master.length;
                });
                write.put(Safe.RECOVERY, Safe.CODE, "", recovery, Write.NEW);
                write.note("vault.create", vault, Map.of());
                return vault;
            });
            return new Created(code, opened(core));
        } catch (RuntimeException | Error e) {
            core.close();
            code.close();
            throw e;
        }
    }

    public synchronized Unlocking unlock(char[] password) {
        try (var typed = Password.of(password)) {
            return attempt(
                    SlotStore.Row.PASSWORD,
                    (slot, vault) ->
                            slot.password().map(found -> found.open(means.derivation(), typed, Safe.place(vault))));
        }
    }

    /// Opens by the code of the printed sheet, and sets a new password.
    public synchronized Unlocking recover(char[] code, char[] password) {
        try (var chosen = Password.chosen(password);
                var typed = RecoveryCode.typed(code)) {
            var unlocking = attempt(
                    SlotStore.Row.RECOVERY, (slot, vault) -> slot.recovery().map(found -> found.open(typed, vault)));
            if (unlocking instanceof Unlocking.Unlocked(var open)) {
                recovered(open, chosen);
            }
            return unlocking;
        }
    }

    private static void recovered(Safe open, Secret password) {
        try {
            open.recovered(password);
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
        }
    }

    private interface Key {
        /// Nothing for a slot that no vault writes.
        Optional<Opening> open(SlotStore.Row slot, String vault);
    }

    private Unlocking attempt(String type, Key key) {
        if (safe != null && safe.isOpen()) {
            throw Problem.conflict("The vault is open already").toException();
        }
        if (database == null || isEmpty(database)) {
            return new Unlocking.NoVault();
        }
        var file = database;
        return file.read(() -> attempt(file, type, key));
    }

    private Unlocking attempt(VaultDatabase database, String type, Key key) {
        var limit = new UnlockLimit(database, means);
        var until = limit.until();
        if (until.isPresent()) {
            noteWhileLocked("unlock.too-early");
            return new Unlocking.TooEarly(until.get());
        }
        var header = Header.read(database.sql());
        var slot = new SlotStore(database.sql()).find(type).filter(SlotStore.Row::isWhole);
        if (header.isEmpty() || slot.isEmpty()) {
            return damaged(header.isEmpty() ? "header" : "slot/" + type);
        }
        limit.begin();
        return switch (key.open(slot.get(), header.get().vault()).orElseGet(Opening.Damaged::new)) {
            case Opening.Damaged() -> damaged("slot/" + type);
            case Opening.WrongKey() -> {
                noteWhileLocked("unlock.failed." + type);
                yield new Unlocking.WrongPassword(limit.until());
            }
            case Opening.Opened(var master) ->
                opened(database, header.get(), slot.get().term(), master, limit);
        };
    }

    private Unlocking opened(VaultDatabase database, Header header, int term, Secret master, UnlockLimit limit) {
        var keys = new Keyring(header.vault(), term, master);
        var core = new Core(database, means, header, keys, Register.read(keys, database.sql()));
        try {
            var findings =
                    header.term() == term ? Check.quick(core) : List.of(new Finding("header", Finding.What.CHANGED));
            if (!findings.isEmpty()) {
                core.close();
                return new Unlocking.Damaged(findings);
            }
            enter(core, new Inbox(database));
            limit.succeeded();
            return new Unlocking.Unlocked(opened(core));
        } catch (RuntimeException | Error e) {
            core.close();
            throw e;
        }
    }

    private static void enter(Core core, Inbox inbox) {
        core.write(write -> {
            for (var event : inbox.all()) {
                var times = Map.of("times", String.valueOf(event.times()));
                write.add(
                        Write.AUDIT,
                        new AuditEntry(event.at(), AuditEntry.Type.UNVOUCHED, event.event(), core.vault(), times, null)
                                .bytes());
            }
            inbox.clear();
            write.note("vault.unlock", core.vault(), Map.of());
            return core;
        });
    }

    private Safe opened(Core core) {
        var open = new Safe(core);
        safe = open;
        return open;
    }

    private static Unlocking damaged(String place) {
        return new Unlocking.Damaged(List.of(new Finding(place, Finding.What.CHANGED)));
    }

    /// For the audit log, which takes it at the next unlock, marked as what nobody vouches for.
    ///
    /// @param event for example `unlock.failed`
    public synchronized void noteWhileLocked(String event) {
        if (!event.matches("[a-z][a-z.-]{0,63}")) {
            throw new IllegalArgumentException("Not an event: '%.70s'".formatted(event));
        }
        if (safe != null && safe.isOpen()) {
            safe.audit().note(event, "", Map.of());
        } else if (database != null) {
            new Inbox(database).add(means.clock().instant(), event);
        }
    }

    /// Puts a backup in the place of a vault that is not there, or no longer.
    public synchronized void restore(Path backup) {
        if (exists()) {
            throw Problem.conflict("There is a vault in this folder. Move it away first: nothing is overwritten")
                    .toException();
        }
        if (database != null) {
            database.close();
            database = null;
        }
        folder.clear();
        NewFile.copy(backup, folder.file());
        try {
            database = folder.open();
        } catch (RuntimeException | Error e) {
            folder.clear();
            throw e;
        }
        if (!exists()) {
            database.close();
            database = null;
            folder.clear();
            throw Problem.invalid("%s is no backup of a vault", backup).toException();
        }
    }

    @Override
    public synchronized void close() {
        if (safe != null) {
            safe.close();
        }
        if (database != null) {
            database.close();
        }
        folder.close();
    }
}
