package com.nocodo.vault.file;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One process for one vault. The system lets the lock go when its holder dies; the number in the file only tells
/// people who that is.
final class FolderLock implements AutoCloseable {
    /// Closing any channel of a file gives up every lock that this process has on it, so a file that is held here is
    /// never opened a second time.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private FolderLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /// @param file in a folder that is given by its real path
    static FolderLock take(Path file) throws IOException {
        if (!HELD.add(file)) {
            throw held(file, "this very process");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return new FolderLock(channel, file);
            }
        } catch (IOException e) {
            giveUp(channel, file);
            throw e;
        }
        giveUp(channel, file);
        throw held(file, holder(file));
    }

    private static String holder(Path file) throws IOException {
        var pid = Files.readString(file, StandardCharsets.US_ASCII);
        return pid.matches("[0-9]{1,10}") ? "process " + pid : "another process";
    }

    private static ProblemException held(Path file, String holder) {
        return Problem.conflict(
                        "The vault in %s is open in %s. Use that one, or end it first: two at once would overwrite each"
                                + " other",
                        Objects.requireNonNull(file.getParent()), holder)
                .toException();
    }

    private static void giveUp(@Nullable FileChannel channel, Path file) throws IOException {
        HELD.remove(file);
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() {
        try {
            giveUp(channel, file);
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
