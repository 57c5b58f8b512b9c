package com.nocodo.operator.state;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Puts another state in the place of a home's, by renames. A note is written before the first and removed after the
/// last, so that whoever opens the home after a kill brings them to their end: the state is the old one or the new one.
///
/// @see "docs/decisions/0077-the-state-of-an-operator-as-one-file.md"
public final class Exchange {
    /// The files beside a database hold what is not in it yet: they go with it.
    private static final List<String> PARTS =
            List.of("operator.db-wal", "operator.db-shm", "operator.db", "projects", "state", "attachments");

    private static final String BACK = "back";
    private static final String FORTH = "forth";

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
        try {
            var id = before(home).resolve("restored");
            return Files.exists(id) ? Optional.of(Files.readString(id)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
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
    /// @param id names the restore
    static void forth(Home home, String id) {
        new Exchange(home).locked(() -> {
            Folders.remove(before(home));
            Files.createDirectories(before(home));
            Note.of(FORTH, id, fresh(home)).write(home);
        });
    }

    /// Brings back what the last restore replaced.
    static void back(Home home) {
        new Exchange(home).locked(() -> {
            Folders.remove(fresh(home));
            Files.createDirectories(fresh(home));
            Note.of(BACK, last(home).orElse(""), before(home)).write(home);
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
        if (!note.done()) {
            swap(note);
        }
        Folders.remove(fresh(home));
        if (note.way().equals(BACK)) {
            Folders.remove(before(home));
        }
        Files.delete(note(home));
    }

    private void swap(Note note) throws IOException {
        var back = note.way().equals(BACK);
        var in = back ? before(home) : fresh(home);
        var out = back ? fresh(home) : before(home);
        for (var part : PARTS) {
            swap(part, note.parts().contains(part), in, out);
        }
        if (!back) {
            Files.writeString(out.resolve("restored"), note.id());
        }
        force(in);
        force(out);
        note.ended().write(home);
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

    /// A rename is on the disk once its folder is.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// @param way forth or back
    /// @param done whether all is in its place, and only what is left over has to go
    /// @param parts those that the state which comes has
    private record Note(String way, String id, boolean done, List<String> parts) {

        static Note of(String way, String id, Path in) {
            return new Note(
                    way,
                    id,
                    false,
                    PARTS.stream().filter(part -> exists(in.resolve(part))).toList());
        }

        static Note read(Home home) throws IOException {
            var lines = Files.readAllLines(note(home));
            if (lines.size() < 3 || !List.of(FORTH, BACK).contains(lines.getFirst())) {
                throw new IOException("its note " + note(home) + " cannot be read");
            }
            var done = lines.get(2).equals("done");
            return new Note(lines.get(0), lines.get(1), done, List.copyOf(lines.subList(3, lines.size())));
        }

        Note ended() {
            return new Note(way, id, true, parts);
        }

        void write(Home home) throws IOException {
            var beside = note(home).resolveSibling(".restoring.new");
            Files.writeString(beside, String.join("\n", way, id, done ? "done" : "begun", String.join("\n", parts)));
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, note(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(home.root());
        }
    }
}
