package com.nocodo.protocol.local;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    /// Copies a program to its place, whole: beside it first, then moved into it.
    public static void place(Path program, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        var beside = place.resolveSibling("." + place.getFileName() + ".new");
        Files.copy(program, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
