package com.nocodo.operator.server;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.OperatorServer.Running;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who serves a home: a lock for as long as it does, and beside it a note for the others.
public final class ServerNote implements AutoCloseable {
    private final FileLock lock;
    private final Path note;

    private ServerNote(FileLock lock, Path note) {
        this.lock = lock;
        this.note = note;
    }

    /// @throws com.nocodo.protocol.ProblemException `conflict` while another process serves the home
    public static ServerNote take(Home home) {
        var note = noteOf(home);
        var lock = attempt(lockOf(home))
                .orElseThrow(() -> Problem.conflict(
                                "The operator of %s runs already%s. End it with: nocodo down",
                                home.root(),
                                read(note)
                                        .map(running -> " (process %d, %s)".formatted(running.pid(), running.address()))
                                        .orElse(""))
                        .toException());
        var taken = new ServerNote(lock, note);
        taken.forget(); // what a killed process left names a process that may be anybody's now
        return taken;
    }

    /// Whoever only looks holds the lock for a moment.
    private static Optional<FileLock> attempt(Path file) {
        var lock = FileLock.attempt(file);
        for (int tries = 0; lock.isEmpty() && tries < 10; tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            lock = FileLock.attempt(file);
        }
        return lock;
    }

    public void write(String address, Path socket) {
        var beside = note.resolveSibling(note.getFileName() + ".new");
        try {
            Files.writeString(
                    beside,
                    JsonMapper.shared()
                            .writeValueAsString(
                                    new Running(ProcessHandle.current().pid(), address, socket.toString())));
            Files.move(beside, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", note, Reason.of(e))
                    .toException();
        }
    }

    /// Who serves the home; a note that a killed process left does not count.
    public static Optional<Running> find(Home home) {
        var free = FileLock.attempt(lockOf(home));
        free.ifPresent(FileLock::close);
        return free.isPresent() ? Optional.empty() : read(noteOf(home));
    }

    /// Waits until nobody serves the home.
    ///
    /// @return whether that came within the seconds
    public static boolean awaitFree(Home home, int seconds) throws InterruptedException {
        for (int tenths = 0; tenths < seconds * 10; tenths++) {
            if (find(home).isEmpty()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private static Optional<Running> read(Path note) {
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(note), Running.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // it is being started
        }
    }

    private static Path noteOf(Home home) {
        return home.root().resolve("operator.json");
    }

    private static Path lockOf(Home home) {
        return home.root().resolve("operator.lock");
    }

    @Override
    public void close() {
        forget();
        lock.close();
    }

    private void forget() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            // Without its lock the note does not count.
        }
    }
}
