package com.nocodo.operator.backup;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Uninterrupted;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.NestedRuntimeException;

/// Puts the data of a backup in the place of an application's data. A kill at any moment leaves the one or the other,
/// whole. Whoever calls holds the project's build lock.
///
/// @see "docs/decisions/0049-backups-and-restore.md"
public final class Restoring {
    private final Home home;
    private final Previews previews;
    private final Events events;
    private final Backups backups;
    private final Trial trial;

    public Restoring(Home home, Previews previews, Events events, Backups backups, Trial trial) {
        this.home = home;
        this.previews = previews;
        this.events = events;
        this.backups = backups;
        this.trial = trial;
    }

    private Path state(Project project) {
        return home.stateOf(project.id());
    }

    private Path fresh(Project project) {
        return state(project).resolve("restore.new");
    }

    private Path old(Project project) {
        return state(project).resolve("restore.old");
    }

    /// Whether the data of a project is being exchanged; what is asked of its application waits meanwhile.
    public static boolean isUnderWay(Home home, Project project) {
        return RestoreMark.exists(home.stateOf(project.id()));
    }

    /// @param job names the wish, so that one that was killed is not carried out twice
    public void restore(Project project, Backup backup, String job) throws InterruptedException {
        recover(project);
        if (events.restored(project.id(), job)) {
            return; // the kill came between the exchange and the end of its job
        }
        events.tell(project.id(), new ProjectEvent.StepBegun("Trying the backup on a copy"));
        try {
            var rows = Trial.total(trial.forward(project, backup, fresh(project)));
            events.tell(project.id(), new ProjectEvent.StepBegun("Bringing the data back"));
            Uninterrupted.run("restore-" + project.id(), () -> exchange(project, backup, job, rows));
        } finally {
            Folders.remove(fresh(project));
        }
    }

    private void exchange(Project project, Backup backup, String job, long rows) throws InterruptedException {
        try (var held = previews.hold(project.id())) {
            var mark =
                    new RestoreMark(job, backup.id(), previews.url(project.id()).isPresent());
            Folders.remove(old(project)); // of an earlier one, whose end was cut short: it must not look like ours
            mark.write(state(project));
            held.stop();
            try {
                keepWhatIsThere(project);
                swap(project);
                begin(held, mark);
            } catch (IOException | RuntimeException e) {
                giveUp(project, held, mark, e);
            }
            tell(project, mark, rows);
            finish(project);
        } catch (IOException e) {
            throw Problem.unavailable("The data cannot be exchanged: %s", Reason.of(e))
                    .toException();
        }
    }

    /// So that the restore can be taken back.
    private void keepWhatIsThere(Project project) throws InterruptedException {
        if (backups.hasData(project)) {
            backups.make(project, Backup.Why.RESTORE);
        }
    }

    private void swap(Project project) throws IOException {
        var data = previews.data(project.id());
        if (Files.exists(data)) {
            Files.move(data, old(project), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh(project), data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void begin(Previews.Held held, RestoreMark mark) throws InterruptedException {
        if (mark.ran()) {
            held.start();
        }
    }

    private void giveUp(Project project, Previews.Held held, RestoreMark mark, Exception why)
            throws IOException, InterruptedException {
        held.stop();
        var data = previews.data(project.id());
        if (Files.exists(old(project))) {
            if (Files.exists(data)) {
                Files.move(data, fresh(project), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(old(project), data, StandardCopyOption.ATOMIC_MOVE);
        }
        startAgain(project, held, mark);
        RestoreMark.clear(state(project));
        throw Problem.unavailable("The data was not exchanged: %s. What was there is there.", Reason.of(why))
                .toException();
    }

    /// While the mark is there: whoever goes on after a kill learns from it that the application ran.
    private void startAgain(Project project, Previews.Held held, RestoreMark mark) throws InterruptedException {
        try {
            if (mark.ran() && Files.isExecutable(previews.binary(project.id()))) {
                held.start();
            }
        } catch (ProblemException | NestedRuntimeException e) {
            events.tell(project.id(), new ProjectEvent.Noted("The application does not start: " + Reason.of(e)));
        }
    }

    /// It is told before the old data goes, and told once.
    private void tell(Project project, RestoreMark mark, long rows) {
        if (!events.restored(project.id(), mark.job())) {
            events.append(project.id(), new ProjectEvent.DataRestored(mark.job(), mark.backup(), rows));
        }
    }

    private void finish(Project project) throws IOException {
        RestoreMark.clear(state(project));
        Folders.remove(old(project));
    }

    /// Brings an exchange to its end that a kill cut short: where the backup's data is in its place it stays, else the
    /// data from before comes back.
    public void recover(Project project) throws InterruptedException {
        var left = RestoreMark.read(state(project));
        if (left.isEmpty()) {
            return;
        }
        var mark = left.get();
        try (var held = previews.hold(project.id())) {
            held.stop(); // who was killed may have asked it to end, and it is still at that
            var data = previews.data(project.id());
            if (Files.exists(old(project)) && Files.exists(data) && !Files.exists(fresh(project))) {
                tell(project, mark, Trial.total(backups.live(project).rows()));
            } else if (Files.exists(old(project))) {
                Files.move(old(project), data, StandardCopyOption.ATOMIC_MOVE);
            } // else nothing was moved yet
            startAgain(project, held, mark);
            finish(project);
        } catch (IOException | java.sql.SQLException e) {
            throw Problem.unavailable(
                            "The restore of %s was cut short and cannot be put right: %s", project.name(), Reason.of(e))
                    .toException();
        }
    }
}
