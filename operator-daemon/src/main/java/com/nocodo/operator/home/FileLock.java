package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A lock that several processes respect, and that the system lets go when its holder dies.
public final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /// The lock, or nothing while somebody else holds it.
    public static Optional<FileLock> attempt(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FileLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it.
        } catch (IOException e) {
            throw Problem.unavailable("The lock file %s cannot be used: %s", file, Reason.of(e))
                    .toException();
        }
        close(channel);
        return Optional.empty();
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
