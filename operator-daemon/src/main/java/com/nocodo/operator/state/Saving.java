package com.nocodo.operator.state;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.moving.Parcel;
import com.nocodo.operator.moving.ParcelWriter;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes all that a home keeps into one file, while an operator may serve the home.
///
/// First everything is held in a folder as it is at one moment, which takes seconds, under the build locks of all
/// projects; then it is packed. A project whose lock somebody else keeps goes in as it was before that work.
///
/// @param patience how long all locks together are waited for
/// @see "docs/decisions/0077-the-state-of-an-operator-as-one-file.md"
record Saving(Home home, ProcessRunner runner, Clock clock, Duration patience, Consumer<String> line) {
    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long RESERVE = 200_000_000;

    private Path staging() {
        return home.root().resolve("saving");
    }

    StateNote into(Path file) throws InterruptedException {
        try (var own = FileLock.attempt(home.root().resolve("saving.lock"))
                .orElseThrow(() -> Problem.conflict("The state is being saved by another process. Try again later.")
                        .toException())) {
            return alone(file);
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("The state cannot be saved: %s", Reason.of(e))
                    .toException();
        }
    }

    private StateNote alone(Path file) throws IOException, SQLException, InterruptedException {
        Folders.remove(staging()); // of a run that was killed
        try {
            requireRoom(file);
            Files.createDirectories(staging());
            var projects = hold();
            line.accept("Pack what is saved");
            return pack(projects, file);
        } finally {
            Folders.remove(staging());
        }
    }

    /// The copies that are made here at first, and the file, have less than what they are made of.
    private void requireRoom(Path file) throws IOException {
        if (!Files.exists(home.database())) {
            throw Problem.conflict("%s has no operator's state yet, so there is nothing to save.", home.root())
                    .toException();
        }
        var copies = Files.size(home.database());
        for (var folder : List.of(home.projects(), home.root().resolve("state"))) {
            copies += StateFiles.bytes(folder);
        }
        var all = copies + StateFiles.bytes(home.root().resolve(StateEntry.ATTACHMENTS)) + RESERVE;
        var place = Files.getFileStore(file.toAbsolutePath().getParent());
        var room = place.getUsableSpace();
        if (room < all) {
            throw Problem.unavailable(
                            "To save the state %d MB must be free on the server's disk, and %d MB are. Make room there"
                                    + " first.",
                            all / 1_000_000, room / 1_000_000)
                    .toException();
        }
    }

    private List<StateNote.Saved> hold() throws IOException, SQLException, InterruptedException {
        Map<String, FileLock> locks = new HashMap<>();
        try {
            lock(locks);
            var database = new StateDatabase(staging().resolve(StateEntry.DATABASE));
            new StateDatabase(home.database()).snapshot(database.file());
            List<StateNote.Saved> saved = new ArrayList<>();
            for (var project : projects(database.file())) {
                line.accept("Save " + project.name());
                var lock = locks.remove(project.id());
                try (lock) {
                    saved.add(save(project, database, lock != null));
                }
            }
            database.closeDoors();
            attachments();
            return saved;
        } finally {
            locks.values().forEach(FileLock::close);
        }
    }

    private void lock(Map<String, FileLock> locks) throws SQLException, InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        for (var project : new StateDatabase(home.database()).projects()) {
            var left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            FileLock.attempt(home.buildLock(project), left, () -> {}).ifPresent(lock -> locks.put(project, lock));
        }
    }

    private static List<Project> projects(Path database) {
        try (var db = Database.open(database)) {
            return new Projects(db, new Events(db, Clock.systemUTC())).all();
        }
    }

    private StateNote.Saved save(Project project, StateDatabase database, boolean quiet)
            throws IOException, SQLException, InterruptedException {
        var folder = staging().resolve(StateEntry.project(project.id()));
        var saved = new SavingProject(home, runner, project, folder, quiet)
                .save(quiet ? List.of() : database.running(project.id()));
        if (!saved.note().isEmpty()) {
            line.accept(project.name() + ": " + saved.note());
        }
        return saved;
    }

    private void attachments() throws IOException {
        var folder = home.root().resolve(StateEntry.ATTACHMENTS);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "a_*")) {
            for (var file : files) {
                if (StateFiles.isFile(file)) {
                    StateFiles.share(
                            file, staging().resolve(StateEntry.ATTACHMENTS).resolve(file.getFileName()));
                }
            }
        }
    }

    private StateNote pack(List<StateNote.Saved> projects, Path file) throws IOException, InterruptedException {
        try { // only ours, from its first byte on
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // whoever asks made it for us
        }
        StateNote note;
        try (var parcel = new ParcelWriter(file)) {
            var same = StateFiles.write(staging(), parcel);
            note = StateNote.of(clock.instant().toString(), projects, same);
            parcel.add(StateEntry.NOTE, note.json());
            parcel.finish();
        }
        line.accept("Read it back");
        try (var written = Parcel.open(file, StateEntry.KIND)) {
            written.check(name -> {});
        }
        return note;
    }
}
