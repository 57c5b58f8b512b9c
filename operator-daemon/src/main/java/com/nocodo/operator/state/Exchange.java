package com.nocodo.operator.state;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Puts another state in the place of a home's, by renames. A note is written before the first and removed after the
/// last, so that whoever opens the home after a kill brings them to their end: the state is the old one or the new one.
/// In between nothing is written: a disk that is full stops nobody halfway.
///
/// @see "docs/decisions/0077-the-state-of-an-operator-as-one-file.md"
public final class Exchange {
    /// The files beside a database hold what is not in it yet: they go with it.
    private static final List<String> PARTS =
            List.of("operator.db-wal", "operator.db-shm", "operator.db", "projects", "state", "attachments");

    private static final String BACK = "back";
    private static final String FORTH = "forth";

    /// Its name becomes that of the restore once that is done.
    private static final String RESTORED = "restored";

    private static final String NUMBER = "restored.new";

    /// No restore is called that.
    private static final String NO_NUMBER = "(none)";

    private final Home home;

    private Exchange(Home home) {
        this.home = home;
    }

    /// Where the new state is prepared.
    static Path fresh(Home home) {
        return home.root().resolve("restore.new");
    }

    /// What was replaced last.
    static Path before(Home home) {
        return home.root().resolve("before-restore");
    }

    private static Path note(Home home) {
        return home.root().resolve("restoring");
    }

    /// Which restore it was that put aside what lies in `before-restore`.
    static Optional<String> last(Home home) {
        var file = before(home).resolve(RESTORED);
        try {
            var id = Files.readString(file);
            if (id.isEmpty()) {
                throw new IOException("it is empty");
            }
            return Optional.of(id);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Problem.unavailable("Which restore was the last one here cannot be read: %s (%s)", Reason.of(e), file)
                    .toException();
        }
    }

    /// Removes a folder of the home. What an application closed to us in it stops nobody: it is put aside, for whoever
    /// may remove it.
    static void clear(Home home, Path folder) {
        try {
            Folders.remove(folder);
        } catch (ProblemException closed) {
            try {
                var aside = Files.createDirectories(home.root().resolve("left-over"));
                Files.move(folder, Files.createTempDirectory(aside, ""), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw closed;
            }
        }
    }

    /// Brings an exchange to its end that a kill cut short.
    public static void finish(Home home) {
        if (Files.exists(note(home))) {
            new Exchange(home).locked(() -> {});
        }
    }

    /// Puts what is prepared in the place of what is there.
    ///
    /// @param id names the restore; empty where nobody will ask for it again
    static void forth(Home home, String id) {
        new Exchange(home).locked(() -> {
            clear(home, before(home));
            Files.createDirectories(before(home));
            write(before(home).resolve(NUMBER), id.isEmpty() ? NO_NUMBER : id);
            force(before(home));
            Note.of(FORTH, fresh(home)).write(home);
        });
    }

    /// Brings back what the last restore replaced.
    static void back(Home home) {
        new Exchange(home).locked(() -> {
            clear(home, fresh(home));
            Files.createDirectories(fresh(home));
            Note.of(BACK, before(home)).write(home);
        });
    }

    private interface Beginning {
        void begin() throws IOException;
    }

    private void locked(Beginning beginning) {
        try (var own = FileLock.await(home.root().resolve("restore.lock"), () -> {})) {
            carryOut(); // one that was cut short goes first
            beginning.begin();
            carryOut();
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The state of %s cannot be exchanged: %s. The next start goes on with it.",
                            home.root(), Reason.of(e))
                    .toException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Interrupted before the state was exchanged.")
                    .toException();
        }
    }

    private void carryOut() throws IOException {
        if (!Files.exists(note(home))) {
            return;
        }
        var note = Note.read(home);
        var back = note.way().equals(BACK);
        swap(note, back ? before(home) : fresh(home), back ? fresh(home) : before(home));
        Files.delete(note(home));
        force(home.root());
        // All is in its place: what cannot be removed now waits for the next exchange, which tries again.
        tidy(fresh(home));
        if (back) {
            tidy(before(home));
        }
    }

    private void tidy(Path folder) {
        try {
            clear(home, folder);
        } catch (ProblemException e) {
            // as said there
        }
    }

    private void swap(Note note, Path in, Path out) throws IOException {
        for (var part : PARTS) {
            swap(part, note.parts().contains(part), in, out);
        }
        Files.deleteIfExists(in.resolve(RESTORED));
        if (exists(out.resolve(NUMBER))) {
            Files.move(out.resolve(NUMBER), out.resolve(RESTORED), StandardCopyOption.ATOMIC_MOVE);
        }
        force(in);
        force(out);
    }

    /// @param comes whether there is one in the new state
    private void swap(String part, boolean comes, Path in, Path out) throws IOException {
        var here = home.root().resolve(part);
        var aside = out.resolve(part);
        if (!exists(aside) && exists(here) && (!comes || exists(in.resolve(part)))) {
            Files.move(here, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        if (exists(in.resolve(part))) {
            // Whoever opened the home in between may have made an empty folder here, which this replaces.
            Files.move(in.resolve(part), here, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// It is on the disk before anything goes on.
    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// A rename is on the disk once its folder is.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// @param way forth or back
    /// @param parts those that the state which comes has
    private record Note(String way, List<String> parts) {

        static Note of(String way, Path in) {
            return new Note(
                    way, PARTS.stream().filter(part -> exists(in.resolve(part))).toList());
        }

        static Note read(Home home) throws IOException {
            var lines = Files.readAllLines(note(home));
            if (lines.isEmpty() || !List.of(FORTH, BACK).contains(lines.getFirst())) {
                throw new IOException("its note " + note(home) + " cannot be read");
            }
            return new Note(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())));
        }

        void write(Home home) throws IOException {
            var beside = note(home).resolveSibling(".restoring.new");
            Exchange.write(beside, way + "\n" + String.join("\n", parts));
            Files.move(beside, note(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(home.root());
        }
    }
}
