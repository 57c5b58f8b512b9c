package com.nocodo.operator.state;

import com.nocodo.operator.moving.ParcelWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files on their way into a saved state.
final class StateFiles {
    private StateFiles() {}

    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// The same file under another name, or a copy where the disk knows no second names. One that was removed meanwhile
    /// is left out.
    static void share(Path file, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        try {
            Files.createLink(place, file);
        } catch (NoSuchFileException e) {
            // it was removed
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// Writes the files of a folder that belong into a state, each under its path there. Backups share what did not
    /// change between them: that is
    /// written once.
    ///
    /// @return which entries are the same as another one
    static Map<String, String> write(Path folder, ParcelWriter parcel) throws IOException, InterruptedException {
        Map<String, String> same = new TreeMap<>();
        Map<Object, String> written = new HashMap<>();
        for (var file : all(folder)) {
            var name = folder.relativize(file).toString();
            var key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            if (StateEntry.isOfBackup(name) && key != null) {
                var first = written.putIfAbsent(key, name);
                if (first != null) {
                    same.put(name, first);
                    continue;
                }
            }
            parcel.add(name, file);
        }
        return same;
    }

    private static List<Path> all(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(StateFiles::isFile)
                    .filter(file -> StateEntry.isKnown(folder.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    /// How many bytes a folder's files have together; what disappears meanwhile does not count.
    static long bytes(Path folder) throws IOException {
        long[] sum = {0};
        if (!Files.exists(folder)) {
            return 0;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }
}
