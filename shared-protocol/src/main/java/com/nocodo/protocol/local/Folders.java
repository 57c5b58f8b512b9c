package com.nocodo.protocol.local;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// What is done to files and folders in more than one place.
public final class Folders {
    private Folders() {}

    /// Removes a folder with everything in it; links are removed, not followed.
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw Problem.unavailable("%s cannot be removed: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    /// Refuses a path that a link leads out of its folder.
    ///
    /// @param path may be missing; then what there is of the way to it counts
    /// @throws IOException also where the folder is missing
    public static void requireInside(Path folder, Path path) throws IOException {
        var there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!there.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException(path + " leads out of " + folder);
        }
    }

    /// Copies a program to its place, whole: beside it first, then moved into it. A link is not followed: whoever
    /// made the program might have put one there.
    ///
    /// @throws IOException also where there is no file
    public static void place(Path program, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        var beside = place.resolveSibling("." + place.getFileName() + ".new");
        Files.copy(
                program,
                beside,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
        if (!Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
            remove(beside);
            Files.deleteIfExists(beside);
            throw new IOException(program + " is no file");
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
