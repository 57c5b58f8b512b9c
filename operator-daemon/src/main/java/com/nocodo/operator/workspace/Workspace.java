package com.nocodo.operator.workspace;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The files of one application. A file is complete or not there: it is written beside its place and moved into it.
public final class Workspace {
    private final Path root;

    public Workspace(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /// Writes the files; those that belong to a person and exist already are left alone.
    ///
    /// @return the paths that were written
    public List<Path> write(List<GeneratedFile> files) {
        List<Path> written = new ArrayList<>();
        for (var file : files) {
            var path = inside(file.path());
            if (file.owner() == GeneratedFile.Owner.PERSON && Files.exists(path)) {
                continue;
            }
            write(path, file.content());
            written.add(path);
        }
        return written;
    }

    private Path inside(String path) {
        var target = root.resolve(path).normalize();
        if (!target.startsWith(root)) {
            throw Problem.denied("%s is outside the application", path).toException();
        }
        return target;
    }

    private void write(Path path, String content) {
        try {
            Folders.requireInside(root, Objects.requireNonNull(path.getParent()));
            Files.createDirectories(path.getParent());
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(path) < 4_000_000
                    && Files.readString(path).equals(content)) {
                return;
            }
            var beside = path.resolveSibling("." + path.getFileName() + ".new");
            Files.deleteIfExists(beside);
            Files.write(
                    beside,
                    content.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW, // and through no link that was left there
                    StandardOpenOption.WRITE);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", path, Reason.of(e))
                    .toException();
        }
    }

    public void delete(String path) {
        try {
            var file = inside(path);
            Folders.requireInside(root, Objects.requireNonNull(file.getParent()));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be removed: %s", path, Reason.of(e))
                    .toException();
        }
    }
}
