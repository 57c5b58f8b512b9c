package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.operator.task.Dispatcher;
import com.nocodo.operator.task.Task;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What must hold before one task is done: its files are there as they were meant, and migrations run up, down and up
/// again. Whether the whole application holds is judged by the gates at the end.
final class TaskGate implements Dispatcher.Gate {
    private final Path app;
    private final Function<Task, List<GeneratedFile>> files;

    TaskGate(Path app, Function<Task, List<GeneratedFile>> files) {
        this.app = app;
        this.files = files;
    }

    @Override
    public Optional<String> judge(Task task) {
        for (var file : files.apply(task)) {
            if (file.owner() == GeneratedFile.Owner.GENERATOR && !written(file)) {
                return Optional.of(file.path() + " is not as it was written");
            }
        }
        return task.work().equals("database") ? migrations() : Optional.empty();
    }

    private boolean written(GeneratedFile file) {
        try {
            return Files.readString(app.resolve(file.path())).equals(file.content());
        } catch (IOException e) {
            return false;
        }
    }

    /// Every migration up, then down again from the last to the first, then up, on an empty database in memory.
    private Optional<String> migrations() {
        List<Path> steps;
        try (var found = Files.walk(app)) {
            steps = found.filter(p -> p.endsWith("up.sql") && p.toString().contains("/migrations/sqlite/"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return Optional.of(Reason.of(e));
        }
        if (steps.isEmpty()) {
            return Optional.of("there is no migration");
        }
        try (var db = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = db.createStatement()) {
            for (var step : steps) {
                statement.executeUpdate(Files.readString(step.resolve("up.sql")));
            }
            for (var step : steps.reversed()) {
                statement.executeUpdate(Files.readString(step.resolve("down.sql")));
            }
            for (var step : steps) {
                statement.executeUpdate(Files.readString(step.resolve("up.sql")));
            }
            return Optional.empty();
        } catch (SQLException | IOException e) {
            return Optional.of("a migration does not run: " + Reason.of(e));
        }
    }
}
