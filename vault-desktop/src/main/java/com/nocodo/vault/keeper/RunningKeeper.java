package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.vault.entry.Entrance;
import com.nocodo.vault.holder.HolderProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The keeper that another process is.
public record RunningKeeper(Path vault, KeeperNote note) {
    private static final int PATIENCE_SECONDS = 20;

    static Optional<FileLock> lock(Path vault) {
        return FileLock.attempt(vault.resolve("keeper.lock"));
    }

    static Optional<KeeperNote> find(Path vault) {
        return KeeperNote.read(vault);
    }

    /// @throws com.nocodo.protocol.ProblemException where none runs
    public static RunningKeeper of(Path home) {
        var vault = HolderProcess.folder(home);
        var lock = lock(vault);
        if (lock.isPresent()) {
            lock.get().close();
            throw Problem.notFound("No vault is served from this home. Start it: nocodo vault")
                    .toException();
        }
        return new RunningKeeper(
                vault,
                find(vault)
                        .orElseThrow(() -> Problem.conflict("The vault is just being started. Try again.")
                                .toException()));
    }

    /// A new link, for another browser.
    public String newLink() {
        return note.link(new Entrance(vault, Clock.systemUTC(), new SecureRandom()).newLink());
    }

    /// Ends it, and waits until it is gone.
    public void end() throws InterruptedException {
        ProcessHandle.of(note.pid()).ifPresent(ProcessHandle::destroy);
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            var lock = lock(vault);
            if (lock.isPresent()) {
                lock.get().close();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw Problem.unavailable(
                        "The vault's process %d does not end. End it yourself: kill -9 %d", note.pid(), note.pid())
                .toException();
    }
}
