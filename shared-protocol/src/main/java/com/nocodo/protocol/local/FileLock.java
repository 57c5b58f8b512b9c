package com.nocodo.protocol.local;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A lock that several processes respect, and that the system lets go when its holder dies.
public final class FileLock implements AutoCloseable {
    /// Closing any channel of a file lets go of every lock that this process has on it, so a file that is held here is
    /// not opened a second time.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private FileLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /// The lock, or nothing while somebody else holds it.
    public static Optional<FileLock> attempt(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return attempt(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /// Whoever waits leaves nothing where the file goes with its folder meanwhile.
    private static Optional<FileLock> attemptAgain(Path file) {
        try {
            return attempt(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static ProblemException unusable(Path file, IOException e) {
        return Problem.unavailable("The lock file %s cannot be used: %s", file, Reason.of(e))
                .toException();
    }

    private static Optional<FileLock> attempt(Path file, OpenOption... options) throws IOException {
        var path = file.toAbsolutePath().normalize();
        var own = Objects.requireNonNull(path.getParent())
                .toRealPath()
                .resolve(Objects.requireNonNull(path.getFileName()));
        if (!HELD.add(own)) {
            return Optional.empty(); // another thread of this process holds it
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, options);
            if (channel.tryLock() != null) {
                return Optional.of(new FileLock(channel, own));
            }
        } catch (IOException e) {
            HELD.remove(own);
            throw e;
        }
        close(channel);
        HELD.remove(own);
        return Optional.empty();
    }

    /// The lock, or nothing where somebody else holds it all the while, or removed it with its folder.
    ///
    /// @param waiting called each time before it is tried again; what it throws ends the wait
    public static Optional<FileLock> attempt(Path file, Duration patience, Runnable waiting)
            throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        var lock = attempt(file);
        while (lock.isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
            waiting.run();
            lock = attemptAgain(file);
        }
        return lock;
    }

    /// Waits for the lock; `waiting` is called once if somebody else holds it.
    public static FileLock await(Path file, Runnable waiting) throws InterruptedException {
        var lock = attempt(file);
        if (lock.isEmpty()) {
            waiting.run();
        }
        while (lock.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(200);
            lock = attempt(file);
        }
        return lock.get();
    }

    @Override
    public void close() {
        close(channel);
        HELD.remove(file);
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock ends with the process at the latest.
            }
        }
    }
}
