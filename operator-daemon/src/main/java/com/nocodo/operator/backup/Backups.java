package com.nocodo.operator.backup;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.GitReader;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backups of the applications of a home. Whoever makes one holds the project's build lock.
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final Home home;
    private final Previews previews;
    private final ProcessRunner runner;
    private final Events events;
    private final Clock clock;

    public Backups(Home home, Previews previews, ProcessRunner runner, Events events, Clock clock) {
        this.home = home;
        this.previews = previews;
        this.runner = runner;
        this.events = events;
        this.clock = clock;
    }

    private BackupFolder folder(Project project) {
        return new BackupFolder(home.stateOf(project.id()).resolve("backups"));
    }

    /// Newest first.
    public List<Backup> of(Project project) {
        return folder(project).all();
    }

    public Backup get(Project project, String id) {
        return of(project).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                                "%s has no backup '%.30s'. It may be older than what is kept.", project.name(), id)
                        .toException());
    }

    AppData data(Project project, Backup backup) {
        return new AppData(folder(project).of(backup.id()));
    }

    AppData live(Project project) {
        return new AppData(previews.data(project.id()));
    }

    public boolean hasData(Project project) {
        return Files.exists(live(project).database());
    }

    /// Of the data as it is now.
    public Backup make(Project project, Backup.Why why) throws InterruptedException {
        if (!hasData(project)) {
            throw Problem.conflict("%s has no data yet, so there is nothing to back up.", project.name())
                    .toException();
        }
        return make(project, why, live(project).folder(), head(project), project.specHash());
    }

    /// Of the data that a version had, in a folder where nobody writes; its uploads are among the live ones.
    public Backup make(Project project, Backup.Why why, Path database, String commit, String specHash) {
        var folder = folder(project);
        try {
            folder.removeParts();
            Files.createDirectories(folder.folder());
            var at = clock.instant();
            while (Files.exists(folder.of(Backup.id(at)))) {
                at = at.plusMillis(1);
            }
            var part = new AppData(folder.part(Backup.id(at)));
            new AppData(database).snapshot(part);
            var before = folder.all().stream().findFirst().map(one -> folder.of(one.id()));
            Copying.uploads(live(project), part, before.orElse(null));
            var copied = Copying.measured(part);
            var backup = new Backup(
                    Backup.id(at),
                    at,
                    why,
                    commit,
                    specHash,
                    part.rows(),
                    copied.uploads(),
                    copied.bytes(),
                    copied.sha256(),
                    false,
                    "",
                    null);
            BackupFolder.force(part.database());
            folder.write(part.folder(), backup);
            Files.move(part.folder(), folder.of(backup.id()), StandardCopyOption.ATOMIC_MOVE);
            if (why != Backup.Why.RESTORE) { // the one that is being brought back may be the oldest of them
                prune(folder);
            }
            events.tell(
                    project.id(),
                    new ProjectEvent.BackedUp(backup.id(), backup.view().why()));
            return backup;
        } catch (IOException | SQLException e) {
            folder.removeParts(); // a half copy would keep a full disk full
            throw Problem.unavailable("The data of %s cannot be backed up: %s", project.name(), Reason.of(e))
                    .toException();
        }
    }

    private String head(Project project) throws InterruptedException {
        var git =
                new GitReader(runner, project.path(), home.stateOf(project.id()).resolve("reading"));
        return git.hasRepository()
                ? git.read(200, "rev-parse", "HEAD")
                        .map(out -> new String(out.bytes(), StandardCharsets.UTF_8).strip())
                        .orElse("")
                : "";
    }

    private static void prune(BackupFolder folder) {
        for (var old : Retention.beyond(folder.all())) {
            try {
                folder.remove(old);
            } catch (ProblemException e) {
                LOG.warn("{}", e.getMessage()); // the new one is there; the next tries again
            }
        }
    }

    /// A star keeps it for good.
    public Backup mark(Project project, String id, boolean starred, String note) {
        return write(project, get(project, id).marked(starred, note));
    }

    Backup tested(Project project, Backup backup, PastApi.TestView result) {
        return write(project, get(project, backup.id()).tested(result));
    }

    private Backup write(Project project, Backup backup) {
        var folder = folder(project);
        try {
            folder.write(folder.of(backup.id()), backup);
            return backup;
        } catch (IOException e) {
            throw Problem.unavailable("The note of the backup %s cannot be written: %s", backup.id(), Reason.of(e))
                    .toException();
        }
    }
}
