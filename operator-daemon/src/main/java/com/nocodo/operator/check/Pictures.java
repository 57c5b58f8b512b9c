package com.nocodo.operator.check;

import com.nocodo.operator.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the first page of each version of an application looked like, with sample rows, under git's id of its tree.
///
/// @see "docs/decisions/0061-pictures-of-versions.md"
public final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final int MOST = 200;
    private static final long LARGEST = 2_000_000;
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private final Path folder;

    Pictures(Path folder) {
        this.folder = folder;
    }

    public static Pictures of(Home home, String project) {
        return new Pictures(home.stateOf(project).resolve("pictures"));
    }

    /// Takes over what a check made, if it made one. A picture that is lost fails nothing.
    void keep(String tree, Path made) {
        try {
            if (isTree(tree) && isPicture(made)) {
                Files.createDirectories(folder);
                Files.move(made, place(tree), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forgetOldest();
            }
        } catch (IOException e) {
            LOG.warn("The picture of {} was not kept: {}", tree, e.getClass().getSimpleName());
        }
    }

    /// What the application's own folder holds may be anything: a link, a pipe, or without end.
    private static boolean isPicture(Path made) throws IOException {
        if (!Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS) || Files.size(made) > LARGEST) {
            return false;
        }
        try (var in = Files.newInputStream(made, LinkOption.NOFOLLOW_LINKS)) {
            return Arrays.equals(in.readNBytes(JPEG.length), JPEG);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> all;
        try (var files = Files.list(folder)) {
            all = files.sorted(Comparator.comparing(Pictures::time).reversed()).toList();
        }
        for (var old : all.subList(Math.min(MOST, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // removed by somebody else
        }
    }

    public boolean has(String tree) {
        return isTree(tree) && Files.exists(place(tree));
    }

    /// The picture, a JPEG.
    public Optional<byte[]> find(String tree) {
        try {
            return has(tree) ? Optional.of(Files.readAllBytes(place(tree))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isTree(String name) {
        return name.matches("[0-9a-f]{4,64}");
    }

    private Path place(String tree) {
        return folder.resolve(tree + ".jpg");
    }
}
