package com.nocodo.operator.state;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.moving.Checkout;
import com.nocodo.operator.moving.Parcel;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Makes a saved state the state of a home that nobody serves. Everything is checked and unpacked beside before
/// anything of the home is touched.
///
/// @see "docs/decisions/0077-the-state-of-an-operator-as-one-file.md"
record Bringing(Home home, ProcessRunner runner, Consumer<String> line) {
    private static final long RESERVE = 200_000_000;
    private static final Set<String> SECRETS = Set.of("owner-password", "preview-token");

    private Path fresh() {
        return Exchange.fresh(home);
    }

    /// Refuses what `restore` would refuse, and changes nothing.
    void check(Path file, boolean replace) throws InterruptedException {
        refuseTaken(replace);
        try (var parcel = opened(file)) {
            var note = checked(parcel);
            parcel.copy(StateEntry.DATABASE, fresh().resolve(StateEntry.DATABASE));
            checked(fresh().resolve(StateEntry.DATABASE), note);
        } catch (IOException | SQLException e) {
            throw unusable(e);
        } finally {
            Exchange.clear(home, fresh());
        }
    }

    /// @param id names this restore
    void restore(Path file, boolean replace, String id) throws InterruptedException {
        refuseTaken(replace);
        try (var parcel = opened(file)) {
            prepare(parcel, checked(parcel));
        } catch (IOException | SQLException e) {
            Exchange.clear(home, fresh());
            throw unusable(e);
        } catch (RuntimeException e) {
            Exchange.clear(home, fresh());
            throw e;
        }
        line.accept("Exchange the state");
        Exchange.forth(home, id);
    }

    /// What a run that was killed left takes no room of this one.
    private Parcel opened(Path file) throws InterruptedException {
        Exchange.clear(home, fresh());
        return Parcel.open(file, StateEntry.KIND);
    }

    private RuntimeException unusable(Exception e) {
        return Problem.unavailable("The state cannot be restored: %s. Nothing was changed.", Reason.of(e))
                .toException();
    }

    private void refuseTaken(boolean replace) {
        if (replace || !Files.exists(home.database())) {
            return;
        }
        try {
            var projects = new StateDatabase(home.database()).projects().size();
            if (projects > 0) {
                throw Problem.conflict(
                                "This operator has %d project%s already. Say that they may be replaced, or restore onto"
                                        + " another server.",
                                projects, projects == 1 ? "" : "s")
                        .toException();
            }
        } catch (SQLException e) {
            throw Problem.unavailable("What this operator has cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }

    private StateNote checked(Parcel parcel) throws IOException, InterruptedException {
        var note = StateNote.read(parcel.bytes(StateEntry.NOTE).orElseThrow());
        var room = Files.getFileStore(home.root()).getUsableSpace();
        if (2 * parcel.bytes() + RESERVE > room) { // the repositories are there twice for a moment
            throw Problem.unavailable(
                            "To restore the state %d MB must be free on the server's disk, and %d MB are. Nothing was"
                                    + " restored.",
                            (2 * parcel.bytes() + RESERVE) / 1_000_000, room / 1_000_000)
                    .toException();
        }
        line.accept("Check the archive");
        parcel.check(name -> {});
        note.same().forEach((name, first) -> {
            if (!StateEntry.isOfBackup(name) || !StateEntry.isOfBackup(first) || !parcel.has(first)) {
                throw Problem.invalid("What the saved state says of '%.80s' does not fit. Nothing was restored.", name)
                        .toException();
            }
        });
        return note;
    }

    /// Of all its projects, also those of which the note tells nothing: their ids and names become those of folders.
    private static void checked(Path database, StateNote note) throws SQLException, IOException {
        Database.check(database);
        if (!new StateDatabase(database).has(note.slugs())) {
            throw Problem.invalid("The saved state tells other projects than its database. Nothing was restored.")
                    .toException();
        }
        new StateDatabase(database).migrate();
    }

    private void prepare(Parcel parcel, StateNote note) throws IOException, SQLException, InterruptedException {
        for (var folder : List.of(StateEntry.PROJECTS, "state")) {
            Files.createDirectories(fresh().resolve(folder));
        }
        line.accept("Unpack the state");
        for (var name : parcel.names()) {
            if (!name.equals(StateEntry.NOTE)) {
                parcel.copy(name, place(name));
            }
        }
        for (var one : note.same().entrySet()) {
            Files.createDirectories(place(one.getKey()).getParent());
            Files.createLink(place(one.getKey()), place(one.getValue()));
        }
        var database = fresh().resolve(StateEntry.DATABASE);
        checked(database, note);
        for (var project : note.projects()) {
            line.accept("Bring " + project.slug() + " back");
            settle(project);
        }
        new StateDatabase(database).settleIn(home);
        // Before a rename says that it is there, it is on the disk.
        if (!runner.run(Command.sync(fresh(), home.run().resolve("sync.log")), said -> {})
                .ok()) {
            throw new IOException("what was unpacked cannot be brought to the disk");
        }
    }

    /// What belongs to a project lies beside its repository, as in a home.
    private Path place(String name) {
        return fresh().resolve(
                        name.startsWith(StateEntry.PROJECTS + "/")
                                ? "state" + name.substring(StateEntry.PROJECTS.length())
                                : name);
    }

    private void settle(StateNote.Saved project) throws IOException, InterruptedException {
        var state = fresh().resolve("state").resolve(project.id());
        for (var secret : SECRETS) {
            mode(state.resolve(secret), "rw-------");
        }
        mode(state.resolve("app"), "rwx------");
        var data = new AppData(state.resolve("data"));
        if (Files.exists(data.database()) && !data.whole()) {
            throw Problem.invalid("The data of %s in the archive is damaged. Nothing was restored.", project.slug())
                    .toException();
        }
        var repository = project.repository();
        if (repository != null) {
            var bundle = state.resolve(StateEntry.BUNDLE);
            var git = new Git(
                    runner,
                    fresh().resolve(StateEntry.PROJECTS).resolve(project.slug()),
                    home.run().resolve("restore.log"));
            git.init();
            git.fetch(bundle, repository.branch(), repository.head());
            git.moveTo(repository.at());
            Checkout.whole(git, Files.getFileStore(home.root()).getUsableSpace() - RESERVE);
        }
        Files.deleteIfExists(state.resolve(StateEntry.BUNDLE));
    }

    private static void mode(Path file, String mode) throws IOException {
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }
}
