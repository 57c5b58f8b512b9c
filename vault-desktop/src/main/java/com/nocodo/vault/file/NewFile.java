package com.nocodo.vault.file;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.springframework.dao.DataAccessException;

/// Puts a file in its place whole or not at all: written beside it, brought to the disk, then named.
public final class NewFile {
    private NewFile() {}

    /// For our eyes only.
    public static void write(Path place, byte[] content) {
        make(place, beside -> {
            try (var file = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        });
    }

    /// What is written as it comes.
    public interface Filling {
        void writeTo(OutputStream out) throws IOException;
    }

    /// For our eyes only, too, and as long as it likes. Where the filling fails, nothing is left of it.
    public static void fill(Path place, Filling content) {
        make(place, beside -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                content.writeTo(out);
            }
        });
    }

    /// The name under which it lies while it is not whole.
    static String part(String name) {
        return "." + name + ".part";
    }

    /// A copy of the database as it is now; what it holds stays sealed.
    public static void copy(VaultDatabase database, Path place) {
        make(place, database::copyTo);
    }

    /// A copy of a backup.
    public static void copy(Path from, Path place) {
        make(place, beside -> {
            try (var out = Files.newOutputStream(beside)) { // into what was made for our eyes only
                Files.copy(from, out);
            }
        });
    }

    public static void remove(Path place) {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw Problem.unavailable("%s is to be removed and cannot be: %s", place, Reason.of(e))
                    .toException();
        }
    }

    private interface Content {
        void writeTo(Path beside) throws IOException;
    }

    private static void make(Path place, Content content) {
        var beside = place.resolveSibling(part(String.valueOf(place.getFileName())));
        try {
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(place.toString(), null, "there is a file of this name already");
            }
            try {
                Files.deleteIfExists(beside); // of one that was killed
                content.writeTo(VaultFolder.made(beside));
                sync(beside);
                Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
                syncFolder(Objects.requireNonNull(place.toAbsolutePath().getParent()));
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw Problem.unavailable("%s was not written: %s", place, Reason.of(e))
                    .toException();
        } catch (DataAccessException e) {
            throw Problem.unavailable("%s was not written: %s", place, VaultDatabase.reason(e))
                    .toException();
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// The name itself is on the disk only then; Windows knows no such thing.
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
