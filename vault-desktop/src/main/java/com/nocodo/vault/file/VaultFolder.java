package com.nocodo.vault.file;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The folder of one vault: closed to other users, and held by this process until it is closed.
public final class VaultFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    private static final List<String> FILES = List.of("vault.db", "vault.db-wal", "vault.db-shm");

    private final Path folder;
    private final FolderLock lock;

    private VaultFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder where there is none; one that others may enter, or that somebody holds, is refused.
    public static VaultFolder claim(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ours(folder, "rwx------"));
            }
            var real = folder.toRealPath();
            refuseOthers(real, "700");
            for (var name : FILES) {
                refuseOthers(real.resolve(name), "600");
            }
            refuseOthers(real.resolve("vault.lock"), "600");
            return new VaultFolder(real, FolderLock.take(made(real.resolve("vault.lock"))));
        } catch (IOException e) {
            throw Problem.unavailable("The vault's folder %s cannot be used: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    public boolean hasVault() {
        return Files.exists(file(), LinkOption.NOFOLLOW_LINKS);
    }

    public Path file() {
        return folder.resolve("vault.db");
    }

    /// Opens the database; makes it where there is none.
    public VaultDatabase open() {
        try {
            return VaultDatabase.open(made(file()));
        } catch (IOException e) {
            throw Problem.unavailable("The vault in %s cannot be opened: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    /// Removes what is left of a vault that was never finished.
    public void clear() {
        try {
            for (var name : FILES) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw Problem.unavailable("The vault's folder %s cannot be used: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    /// SQLite gives its side files the mode of the file itself, so that one is made here before SQLite sees it.
    static Path made(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(file, ours(file, "rw-------"));
        }
        return file;
    }

    static FileAttribute<?>[] ours(Path path, String mode) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    static void refuseOthers(Path path, String mode) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isSymbolicLink(path)) {
            throw Problem.denied("%s is a link. Move what it points to into its place: the vault follows none", path)
                    .toException();
        }
        if (isPosix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
            throw Problem.denied(
                            "Other users of this computer can reach %s. Run `chmod %s %s`, then try again",
                            path, mode, path)
                    .toException();
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void close() {
        lock.close();
    }
}
