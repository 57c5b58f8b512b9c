package com.nocodo.operator.backup;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Health;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.process.Sandbox;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Opens a copy of a backup by the application's program, which brings it to its own version, and counts the rows.
public final class Trial {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration READY = Duration.ofSeconds(30);

    private final Home home;
    private final Previews previews;
    private final ProcessRunner runner;
    private final Backups backups;
    private final Clock clock;

    public Trial(Home home, Previews previews, ProcessRunner runner, Backups backups, Clock clock) {
        this.home = home;
        this.previews = previews;
        this.runner = runner;
        this.backups = backups;
        this.clock = clock;
    }

    /// The restore test; what came of it is kept with the backup.
    public Backup test(Project project, Backup backup) throws InterruptedException {
        var copy = home.stateOf(project.id()).resolve("restore-test");
        try {
            var rows = total(forward(project, backup, copy));
            var speech = Speech.in(project.spec());
            var how = hasProgram(project)
                    ? speech.say("the application opened it", "die Anwendung konnte sie öffnen")
                    : speech.say("the database is whole", "die Datenbank ist heil");
            return note(
                    project,
                    backup,
                    true,
                    speech.say("%d rows: %s", "%d Zeilen: %s").formatted(rows, how));
        } catch (ProblemException e) {
            note(project, backup, false, e.problem().message());
            throw e;
        } finally {
            Folders.remove(copy);
        }
    }

    private Backup note(Project project, Backup backup, boolean passed, String words) {
        return backups.tested(project, backup, new PastApi.TestView(clock.instant(), passed, words));
    }

    /// Without what the application keeps for itself: sessions, tokens and the like.
    static long total(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .filter(table -> !table.getKey().startsWith("app_"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// A copy that the program of now has opened, with every row counted.
    ///
    /// @param copy a folder that is made anew
    Map<String, Long> forward(Project project, Backup backup, Path copy) throws InterruptedException {
        try {
            Folders.remove(copy);
            var from = backups.data(project, backup);
            refuseSpoilt(from, backup);
            var data = new AppData(copy);
            Copying.whole(from, data);
            if (hasProgram(project)) {
                if (backup.specHash().equals(project.specHash()) && backups.hasData(project)) {
                    adoptMigrations(data.database(), backups.live(project).database());
                }
                migrate(project, copy);
                open(project, copy);
            }
            var after = data.rows();
            backup.rows().forEach((table, rows) -> refuseFewer(backup, table, rows, after.getOrDefault(table, rows)));
            return after;
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("The backup %s cannot be copied: %s", backup.id(), Reason.of(e))
                    .toException();
        }
    }

    private boolean hasProgram(Project project) {
        return Files.isExecutable(previews.binary(project.id()));
    }

    private static void refuseSpoilt(AppData data, Backup backup) throws IOException, SQLException {
        if (!Files.exists(data.database())
                || !data.whole()
                || !Copying.measured(data).sha256().equals(backup.sha256())) {
            throw Problem.conflict(
                            "The backup %s is not as it was written: its files were changed or are damaged. Use another one.",
                            backup.id())
                    .toException();
        }
    }

    private static void refuseFewer(Backup backup, String table, long before, long after) {
        if (after < before) {
            throw Problem.conflict(
                            "The version of now does not keep every row of the backup %s (%s: %d before, %d after). Restore code and data together.",
                            backup.id(), table, before, after)
                    .toException();
        }
    }

    /// The version of now has the same tables, however it came to them: a way there over a version without some of
    /// them would lose what they hold.
    private static void adoptMigrations(Path copy, Path live) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var attach = db.prepareStatement("ATTACH ? AS live");
                var statement = db.createStatement()) {
            attach.setString(1, live.toString());
            attach.execute();
            try (var found =
                    statement.executeQuery("SELECT count(*) FROM live.sqlite_schema WHERE name = 'app_migrations'")) {
                if (found.getInt(1) == 0) {
                    return;
                }
            }
            statement.executeUpdate("INSERT OR IGNORE INTO app_migrations SELECT * FROM live.app_migrations");
        }
    }

    private void migrate(Project project, Path copy) throws InterruptedException {
        var state = home.stateOf(project.id());
        var log = state.resolve("logs/restore.log");
        var program = previews.binary(project.id());
        var outcome = runner.run(
                new Command(
                                List.of(program.toString(), "migrate", "up"),
                                copy,
                                Map.of("DATA_DIR", copy.toString()),
                                log,
                                LIMIT)
                        .in(Sandbox.trial(state, copy, program)),
                line -> {});
        if (!outcome.ok()) {
            throw Problem.conflict(
                            "The version of now cannot take the data over (%s); see %s. Restore code and data together.",
                            outcome, log)
                    .toException();
        }
    }

    private void open(Project project, Path copy) throws IOException, InterruptedException {
        var port = Ports.anyFree();
        try (var app = previews.tryOn(project.id(), copy, port)) {
            if (!Health.await("http://127.0.0.1:" + port + "/readyz", app::alive, READY)) {
                throw Problem.conflict("The application does not start with the data of this backup.")
                        .toException();
            }
        }
    }
}
