package com.nocodo.operator.moving;

import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Services;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file while it is written, beside its place. A note in the project's state says where it is before it is there,
/// so that what a kill leaves is found and removed.
final class Part implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);

    private final Path state;
    private final Path file;

    private Part(Path state, Path file) {
        this.state = state;
        this.file = file;
    }

    /// Only our user can read it, from its first byte on.
    static Part of(Path state, Path target) {
        removeLeft(state);
        var part = new Part(state, target.resolveSibling("." + target.getFileName() + ".part"));
        try {
            var beside = state.resolve(".export.new");
            Files.writeString(beside, part.file.toString());
            Files.move(beside, note(state), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(part.file);
            Files.createFile(
                    part.file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.createDirectories(part.staging());
            return part;
        } catch (IOException | UnsupportedOperationException e) {
            part.close();
            throw Problem.unavailable("%s cannot be written: %s", target, Reason.of(e))
                    .toException();
        }
    }

    Path file() {
        return file;
    }

    /// For what has to lie on the disk before it is written into the file.
    Path staging() {
        return staging(state);
    }

    /// Gives the file its name, once it is whole.
    void place(Path target) throws IOException {
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        removeLeft(state);
    }

    static void removeInterrupted(Services services) {
        for (var project : services.projects().all()) {
            var state = services.home().stateOf(project.id());
            if (Files.exists(note(state))) {
                try (var own =
                        FileLock.attempt(Building.lockFile(services, project)).orElse(null)) {
                    if (own != null) {
                        removeLeft(state);
                    }
                } catch (ProblemException e) {
                    LOG.warn("what an export of {} left stays: {}", project.slug(), e.getMessage());
                }
            }
        }
    }

    /// The note goes last.
    private static void removeLeft(Path state) {
        try {
            if (Files.exists(note(state))) {
                Folders.remove(staging(state));
                var file = Path.of(Files.readString(note(state)));
                if (Files.exists(file)) { // a name that is too long never was a file
                    Files.delete(file);
                }
                Files.delete(note(state));
            }
        } catch (IOException e) {
            throw Problem.unavailable("What an export left cannot be removed: %s", Reason.of(e))
                    .toException();
        }
    }

    private static Path note(Path state) {
        return state.resolve("export");
    }

    private static Path staging(Path state) {
        return state.resolve("export-staging");
    }
}
