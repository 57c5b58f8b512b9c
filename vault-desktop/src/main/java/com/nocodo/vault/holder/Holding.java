package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.file.BackupFolder;
import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all connections share: the vault, and whether it is open.
final class Holding implements AutoCloseable {
    private static final Kind<SettingsView> SETTINGS = Kind.of("settings", SettingsView.class);
    private static final String ONE = "settings";

    private final Vault vault;
    private final Path folder;
    private final Clock clock;
    private final AutoLock autoLock;
    private final Runnable end;
    private final Logins logins;
    private final @Nullable Consumer<String> told;
    private @Nullable Safe safe;
    private @Nullable ServerWork work;
    private @Nullable Trusts trusts;
    private @Nullable Upkeep upkeep;
    private @Nullable Ways ways;
    private @Nullable Backups backups;
    private @Nullable Restores restores;

    /// @param end ends this process, and everything that it started
    /// @param told tells the process that started this one which ways in are open; null where it does not
    ///     listen
    Holding(Path folder, Clock clock, Runnable end, @Nullable Consumer<String> told) {
        this(Vault.open(folder), folder, clock, end, told);
    }

    Holding(Vault vault, Path folder, Clock clock, Runnable end, @Nullable Consumer<String> told) {
        this.vault = vault;
        this.folder = folder;
        this.clock = clock;
        this.end = end;
        this.logins = new Logins(vault, clock);
        this.told = told;
        this.autoLock = new AutoLock(clock, this::lock);
    }

    Vault vault() {
        return vault;
    }

    Path folder() {
        return folder;
    }

    Clock clock() {
        return clock;
    }

    AutoLock autoLock() {
        return autoLock;
    }

    Logins logins() {
        return logins;
    }

    synchronized Optional<Safe> open() {
        return Optional.ofNullable(safe);
    }

    synchronized Safe safe() {
        return open().orElseThrow(() ->
                Problem.denied("The vault is locked. Unlock it first.").toException());
    }

    /// @return false where it was open already, for somebody else
    synchronized boolean opened(Safe opened) {
        if (opened.equals(safe)) {
            return false;
        }
        safe = opened;
        trusts = new Trusts(opened, clock);
        work = new ServerWork(opened, trusts, folder, clock, autoLock);
        upkeep = new Upkeep(opened, work, trusts, clock);
        ways = new Ways(opened, work, upkeep, trusts, folder, clock, autoLock, told);
        backups = new Backups(opened, work, upkeep, trusts, new BackupFolder(folder), clock);
        restores = new Restores(opened, work, upkeep, backups, clock);
        autoLock.begin(settings().lockAfterMinutes());
        logins.opened(opened);
        return true;
    }

    synchronized ServerWork work() {
        safe();
        return Objects.requireNonNull(work);
    }

    synchronized Trusts trusts() {
        safe();
        return Objects.requireNonNull(trusts);
    }

    synchronized Upkeep upkeep() {
        safe();
        return Objects.requireNonNull(upkeep);
    }

    synchronized Ways ways() {
        safe();
        return Objects.requireNonNull(ways);
    }

    synchronized Backups backups() {
        safe();
        return Objects.requireNonNull(backups);
    }

    synchronized Restores restores() {
        safe();
        return Objects.requireNonNull(restores);
    }

    SettingsView settings() {
        return safe().items().find(SETTINGS, ONE).map(found -> found.body()).orElse(SettingsView.DEFAULT);
    }

    void setSettings(SettingsView settings) {
        var revision = safe().items()
                .find(SETTINGS, ONE)
                .map(found -> found.revision())
                .orElse(0L);
        safe().inOneWrite(write -> {
            write.note("settings.change", ONE, Map.of());
            return write.put(SETTINGS, ONE, "", settings, revision);
        });
        autoLock.begin(settings.lockAfterMinutes());
    }

    /// Ends this process, and with it everything that it knows.
    void lock() {
        if (open().isPresent()) {
            try {
                safe().audit().note("vault.lock", "", Map.of());
                ways().close();
                work().leaveOff();
            } finally {
                close();
                end.run();
            }
        }
    }

    @Override
    public void close() {
        vault.close();
    }
}
