package com.nocodo.operator.build;

import com.nocodo.modes.generate.backend.MigrationGenerator;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Outcome;
import com.nocodo.operator.process.Sandbox;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.NestedRuntimeException;

/// Puts a proven change in the place of the running version: rehearsed on a copy of the data first, with a snapshot to
/// go back to, and every row counted before and after.
final class Swap {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final Project project;
    private final Consumer<Progress> progress;

    Swap(Services services, Project project, Consumer<Progress> progress) {
        this.services = services;
        this.project = project;
        this.progress = progress;
    }

    private Path state() {
        return services.home().stateOf(project.id());
    }

    private Path data() {
        return services.previews().data(project.id());
    }

    private void snapshot(Path to) throws IOException, SQLException {
        new AppData(data()).snapshot(new AppData(to));
    }

    /// Where the changed program waits until it is proven.
    Path candidate() {
        return state().resolve("app.candidate");
    }

    /// What an earlier change left, proven or kept aside, is none of this one: bringing it back would lose what was
    /// written since. Called while no change is marked.
    void forgetEarlier() {
        removeCandidate();
        keepReplaced();
        Folders.remove(aside());
        Folders.remove(part());
    }

    void removeCandidate() {
        try {
            Files.deleteIfExists(candidate());
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be removed: %s", candidate(), Reason.of(e))
                    .toException();
        }
    }

    /// What a version that was taken back made of the data may hold rows that nobody else has: it is never deleted.
    private void keepReplaced() {
        try {
            for (var replaced : replaced()) {
                var kept = IntStream.iterate(1, n -> n + 1)
                        .mapToObj(n -> state().resolve("kept-" + n))
                        .filter(place -> !Files.exists(place))
                        .findFirst()
                        .orElseThrow();
                Files.move(replaced, kept, StandardCopyOption.ATOMIC_MOVE);
                progress.accept(new Progress.Note(speech().say(
                                "What the change that was taken back made of the data is kept in %s",
                                "Was die zurückgenommene Änderung aus den Daten machte, liegt in %s")
                        .formatted(kept)));
            }
        } catch (IOException e) {
            throw Problem.unavailable("What lies in %s cannot be kept: %s", aside(), Reason.of(e))
                    .toException();
        }
    }

    /// Where data lies that changes which were taken back made.
    List<Path> keptData() {
        try (var folders = Files.list(state())) {
            return Stream.concat(
                            folders.filter(
                                    place -> place.getFileName().toString().startsWith("kept-")),
                            replaced().stream())
                    .filter(place -> Files.exists(database(place)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", state(), Reason.of(e))
                    .toException();
        }
    }

    private List<Path> replaced() throws IOException {
        if (!Files.exists(aside())) {
            return List.of();
        }
        try (var left = Files.list(aside())) {
            return left.filter(place -> place.getFileName().toString().startsWith("replaced"))
                    .sorted()
                    .toList();
        }
    }

    /// Whether the new version was put in place and is ready to answer.
    boolean switched() throws InterruptedException {
        try {
            if (!same(candidate(), services.previews().binary(project.id()))) {
                return false;
            }
            services.previews().start(project.id());
            return true;
        } catch (NestedRuntimeException e) {
            // that says nothing of the new version; once the database takes notes again, the next try tells
            throw Problem.unavailable(
                            "The new version of %s cannot be noted: %s. It was not taken back. Put that right, then run"
                                    + " the command again.",
                            project.slug(), Reason.of(e))
                    .toException();
        } catch (IOException | ProblemException e) {
            return false;
        }
    }

    /// Starts the new version that was ready before. Why it is not now may pass, and its rows are only in its data.
    void startNew() throws InterruptedException {
        try {
            services.previews().start(project.id());
        } catch (ProblemException | NestedRuntimeException e) {
            throw Problem.unavailable(
                            "The last change of %s is in its place, but its new version does not start: %s. It was not"
                                    + " taken back, and every row is kept. Put that right, then run the command again.",
                            project.slug(), Reason.of(e))
                    .toException();
        }
    }

    /// Migrates a copy of the live data. Every table must have as many rows as before.
    ///
    /// @return what the change does to stored data, in words, with the number of rows
    List<OperationView> rehearse(MigrationGenerator.Change change) throws InterruptedException {
        if (!Files.exists(database(data()))) {
            return List.of();
        }
        progress.accept(
                new Progress.Step(speech().say("Rehearsing on a copy of the data", "Probe an einer Kopie der Daten")));
        var copy = state().resolve("rehearsal");
        try {
            Folders.remove(copy);
            snapshot(copy);
            var before = new AppData(copy).rows();
            var counting = new Counting(speech());
            var place = database(copy);
            counting.refuse(counting.count(place, change.conflicts(), false));
            var counted = new ArrayList<>(counting.count(place, change.effects(), false));
            counted.addAll(counting.count(place, change.losses(), true));
            migrate(candidate(), copy);
            var after = new AppData(copy).rows();
            before.forEach((table, rows) -> counting.kept(table, rows, after.getOrDefault(table, rows)));
            var all = after.values().stream().mapToLong(Long::longValue).sum();
            progress.accept(new Progress.Note(
                    speech().say("Rehearsed on a copy: %d rows are kept.", "An einer Kopie geprobt: %d Zeilen bleiben.")
                            .formatted(all)));
            counted.forEach(view -> progress.accept(new Progress.Note(
                    speech().say("%s: %d rows", "%s: %d Zeilen").formatted(view.words(), view.rows()))));
            return counted;
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("The rehearsal failed: %s. Nothing was changed.", Reason.of(e))
                    .toException();
        } finally {
            Folders.remove(copy);
        }
    }

    private static Path database(Path folder) {
        return folder.resolve("app.db");
    }

    private void migrate(Path program, Path folder) throws InterruptedException {
        var outcome = services.runner()
                .run(
                        new Command(
                                        List.of(program.toString(), "migrate", "up"),
                                        folder,
                                        Map.of("DATA_DIR", folder.toString()),
                                        state().resolve("logs/rehearsal.log"),
                                        LIMIT)
                                .in(Sandbox.trial(state(), folder, program)),
                        line -> progress.accept(new Progress.Detail(line)));
        if (!outcome.ok()) {
            throw Problem.conflict(
                            "The migration does not go through on a copy of the data (%s). Nothing was changed.",
                            outcome instanceof Outcome.Exited exited ? log(exited.log()) : outcome)
                    .toException();
        }
    }

    private static String log(Path file) {
        try {
            return Files.readString(file).strip().lines().reduce((a, b) -> b).orElse("no output");
        } catch (IOException e) {
            return "no output";
        }
    }

    private Path aside() {
        return state().resolve("before-change");
    }

    /// Of the data that lies aside, which a later change removes. Uploads are never changed, so those of now have them.
    void keepBackup() {
        var kept = aside().resolve("data");
        var mark = ChangeMark.read(state(), project.slug());
        if (Files.exists(database(kept)) && mark.isPresent()) {
            var commit = mark.get().base();
            var before = services.backups().of(project).stream();
            if (before.anyMatch(
                    one -> one.why() == Backup.Why.CHANGE && one.commit().equals(commit))) {
                return; // a kill came between the backup and the end of the change
            }
            services.backups().make(project, Backup.Why.CHANGE, kept, commit, project.specHash());
        }
    }

    private Speech speech() {
        return Speech.in(project.spec());
    }

    private Path part() {
        return state().resolve("before-change.part");
    }

    /// Ends the old version, keeps its program and data aside, starts the new one. Whoever sees it fail brings the old
    /// one back.
    BuildReport.Preview perform() throws InterruptedException {
        progress.accept(new Progress.Step(speech().say("Switching to the new version", "Wechsel zur neuen Version")));
        var previews = services.previews();
        try (var held = previews.hold(project.id())) {
            held.stop();
            keepAside();
            previews.install(project.id(), candidate());
            return held.start();
        } catch (IOException | SQLException e) {
            throw Problem.unavailable(
                            "The old version's data cannot be kept aside: %s. Nothing was changed.", Reason.of(e))
                    .toException();
        }
    }

    /// The folder has its name only once it is whole.
    private void keepAside() throws IOException, SQLException {
        var part = part();
        Folders.remove(part);
        try {
            Files.createDirectories(part);
            if (Files.exists(database(data()))) {
                snapshot(part.resolve("data"));
            }
            var program = services.previews().binary(project.id());
            if (Files.exists(program)) {
                Files.copy(program, part.resolve("app"), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(part, aside(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.remove(part); // a half copy would keep a full disk full
        }
    }

    /// Whether the application runs now.
    boolean running() {
        return services.previews().url(project.id()).isPresent();
    }

    /// Puts the old program and data back, as far as they were kept aside and replaced.
    ///
    /// @param start whether the old version ran before
    void bringBack(boolean start) throws InterruptedException {
        try (var held = services.previews().hold(project.id())) {
            held.stop();
            putBack();
            if (start && Files.exists(services.previews().binary(project.id()))) {
                startAgain(held);
            }
        }
    }

    /// Everything is moved, which needs no room on the disk and cannot be done twice: what is no longer kept aside is
    /// in its place. The program goes last, since as long as it is the new one there is something to put back.
    private void putBack() {
        var place = services.previews().binary(project.id());
        var old = aside().resolve("app");
        try {
            if (Files.exists(old) && !same(old, place)) {
                bringDataBack();
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The old version could not be brought back (%s). Its program and data are in %s.",
                            Reason.of(e), aside())
                    .toException();
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) < 0;
    }

    private void bringDataBack() throws IOException {
        var kept = database(aside().resolve("data"));
        if (Files.exists(kept)) {
            moveAside();
            Files.deleteIfExists(data().resolve("app.db-shm"));
            Files.move(kept, database(data()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// What the new version made of the data is moved aside, not thrown away: into the first folder in which nothing is
    /// written over. The database goes last, so that a try that was cut short is gone on with in the same folder.
    private void moveAside() throws IOException {
        var left = Stream.of("app.db-wal", "app.db")
                .filter(name -> Files.exists(data().resolve(name)))
                .toList();
        var folder = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> aside().resolve("replaced-" + n))
                .filter(place -> left.stream().noneMatch(name -> Files.exists(place.resolve(name))))
                .findFirst()
                .orElseThrow();
        for (var name : left) {
            Files.createDirectories(folder);
            Files.move(data().resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// An old version that cannot start is in its place all the same, and does not keep the change from being ended.
    private void startAgain(Previews.Held held) throws InterruptedException {
        try {
            held.startNotedOrNot();
        } catch (ProblemException | NestedRuntimeException e) {
            progress.accept(new Progress.Note(
                    speech().say("The old version is back, but: ", "Die alte Version ist wieder da, aber: ")
                            + Reason.of(e)));
        }
    }
}
