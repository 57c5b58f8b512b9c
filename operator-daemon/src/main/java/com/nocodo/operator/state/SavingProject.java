package com.nocodo.operator.state;

import com.nocodo.operator.backup.Copying;
import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.build.ChangeBegun;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts what one project is into a folder, where it stays as it is at this moment. What nobody ever writes again is
/// shared with that folder.
///
/// @param folder where it goes
/// @param quiet whether we hold the project's build lock; else somebody works on it
record SavingProject(Home home, ProcessRunner runner, Project project, Path folder, boolean quiet) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Path state() {
        return home.stateOf(project.id());
    }

    StateNote.Saved save(List<String> works) throws IOException, SQLException, InterruptedException {
        List<String> notes = new ArrayList<>();
        if (!quiet) {
            notes.add("It was being worked on (%s), so its source is as of before that."
                    .formatted(
                            works.isEmpty()
                                    ? "by a command"
                                    : String.join(", ", works).toLowerCase(Locale.ROOT)));
        }
        Files.createDirectories(folder);
        var repository = repository(notes);
        files();
        data(notes);
        // One line, whatever git says.
        var note = String.join(" ", notes).replaceAll("\\s+", " ");
        return new StateNote.Saved(project.id(), project.slug(), repository, note);
    }

    private StateNote.@Nullable Repository repository(List<String> notes) throws InterruptedException {
        try {
            return bundled(notes);
        } catch (ProblemException e) {
            notes.add("Its repository is not in it: " + e.problem().message());
            return null;
        }
    }

    /// @throws ProblemException also where it is broken: git finds no commit then
    private StateNote.@Nullable Repository bundled(List<String> notes) throws InterruptedException {
        var git = new Git(runner, project.path(), folder.resolve(".git.log"));
        if (!Files.isDirectory(project.path().resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (git.isEmpty()
                && project.state() != ProjectState.READY
                && git.branch().isPresent()) {
            return null; // there is no commit yet; a repository that is broken has no branch either
        }
        var begun = ChangeBegun.find(home, project).map(ChangeBegun::base);
        if (quiet && begun.isEmpty() && project.state() == ProjectState.READY) {
            keepEdits(git, notes);
        }
        git.bundle(folder.resolve(StateEntry.BUNDLE));
        var head = git.head();
        // A change that began meanwhile has moved on, too.
        var at = begun.or(() -> ChangeBegun.find(home, project).map(ChangeBegun::base));
        return new StateNote.Repository(git.branch().orElse(""), head, at.orElse(head));
    }

    /// As each build, change and export does.
    private void keepEdits(Git git, List<String> notes) throws InterruptedException {
        try {
            if (!git.status().isBlank()) {
                git.commit("Keep what was edited by hand", "Nocodo-Kept: " + project.specHash());
            }
        } catch (ProblemException e) {
            notes.add("What was edited by hand is not in it: " + e.problem().message());
        }
    }

    /// An application's own folder is not among those that are looked through: it may be closed to us.
    private void files() throws IOException {
        share(state(), 1);
        for (var name : List.of("backups", "logs", "pictures", "not-taken")) {
            share(state().resolve(name), 3);
        }
        removeHalfBackups();
    }

    private void share(Path from, int depth) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var walk = Files.walk(from, depth)) {
            for (var file : walk.filter(StateFiles::isFile).toList()) {
                var name = state().relativize(file).toString();
                if (StateEntry.isOfState(name)) {
                    StateFiles.share(file, folder.resolve(name));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Somebody who works on it may have removed a backup meanwhile.
    private void removeHalfBackups() throws IOException {
        for (var backup : backups()) {
            if (!Files.exists(state().resolve("backups")
                            .resolve(backup.getFileName())
                            .resolve("backup.json"))
                    || !Files.exists(backup.resolve("backup.json"))) {
                Folders.remove(backup);
            }
        }
    }

    /// Newest first, by their names.
    private List<Path> backups() throws IOException {
        try (var all = Files.list(folder.resolve("backups"))) {
            return all.sorted(Comparator.<Path>naturalOrder().reversed()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void data(List<String> notes) throws IOException, SQLException, InterruptedException {
        // What exchanges data needs this lock; who holds the build lock is nobody but us.
        try (var still = quiet ? null : attempt()) {
            if (!isExchanged() && (quiet || still != null)) {
                live(notes);
                return;
            }
        }
        // Neither the program nor the data that lie there belong to what the database says.
        for (var name : List.of("app", "app.tree")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        newestBackup(notes, "Its version was being exchanged, so it has to be built again");
    }

    private @Nullable FileLock attempt() throws InterruptedException {
        return FileLock.attempt(home.previewLock(project.id()), PATIENCE, () -> {})
                .orElse(null);
    }

    private AppData copy() {
        return new AppData(folder.resolve("data"));
    }

    private void live(List<String> notes) throws IOException, SQLException {
        var live = new AppData(state().resolve("data"));
        try {
            for (var kept : kept()) {
                new AppData(kept).snapshot(new AppData(folder.resolve(kept.getFileName())));
            }
            if (Files.exists(live.database(), LinkOption.NOFOLLOW_LINKS)) {
                live.snapshot(copy());
                Copying.shared(live, copy());
            }
        } catch (IOException | SQLException e) {
            Folders.remove(copy().folder());
            newestBackup(notes, "Its data cannot be read (%s)".formatted(Reason.of(e)));
        }
    }

    private void newestBackup(List<String> notes, String why) throws IOException, SQLException {
        var newest = backups().stream().findFirst();
        if (newest.isPresent()) {
            new AppData(newest.get()).snapshot(copy());
            Copying.shared(new AppData(newest.get()), copy());
        }
        notes.add("%s; its data is %s."
                .formatted(
                        why,
                        newest.map(one -> "that of the backup " + one.getFileName())
                                .orElse("not in it")));
    }

    private List<Path> kept() throws IOException {
        try (var all = Files.list(state())) {
            return all.filter(one -> one.getFileName().toString().matches("kept-[1-9][0-9]{0,4}"))
                    .filter(one -> Files.exists(new AppData(one).database(), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private boolean isExchanged() {
        try {
            return Restoring.isUnderWay(home, project)
                    || ChangeBegun.find(home, project)
                            .filter(ChangeBegun::exchanging)
                            .isPresent();
        } catch (ProblemException e) {
            return true; // how far the change is cannot be read
        }
    }
}
