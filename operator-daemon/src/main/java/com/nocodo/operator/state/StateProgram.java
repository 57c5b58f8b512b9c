package com.nocodo.operator.state;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.SqliteLibrary;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.server.ServerNote;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Saves and restores the state of the home that NOCODO_HOME names, and tells how it goes, a line each: `fact NAME
/// VALUE`, `missing` and why not, or what it does now. Whoever looks after a server runs it as the operator's account.
public final class StateProgram {
    private static final String USAGE =
            "nocodo-state save FILE | check FILE [--as ID] [--replace] | restore FILE [--as ID] [--replace] | undo --as ID";

    private final Home home;
    private final ProcessRunner runner;
    private final Consumer<String> line;

    private StateProgram(Home home, ProcessRunner runner, Consumer<String> line) {
        this.home = home;
        this.runner = runner;
        this.line = line;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv(), System.out::println) ? 0 : 1);
    }

    /// @return whether it was done
    static boolean run(List<String> arguments, Map<String, String> environment, Consumer<String> line)
            throws InterruptedException {
        try {
            var root = Optional.ofNullable(environment.get("NOCODO_HOME"))
                    .orElseThrow(() -> Problem.invalid("NOCODO_HOME does not say whose state it is.")
                            .toException());
            var wanted = Wanted.of(arguments);
            var home = Home.open(Path.of(root), environment);
            SqliteLibrary.keep(home.cache());
            Exchange.finish(home);
            new StateProgram(home, new ProcessRunner(new ProcessNotes(home.run()), environment), line).run(wanted);
            return true;
        } catch (ProblemException e) {
            line.accept("missing " + e.problem().message().replaceAll("\\s+", " "));
            return false;
        }
    }

    private record Wanted(String verb, String file, String id, boolean replace) {

        static Wanted of(List<String> arguments) {
            String verb = "";
            String file = "";
            String id = "";
            boolean replace = false;
            var left = arguments.iterator();
            while (left.hasNext()) {
                var word = left.next();
                switch (word) {
                    case "--replace" -> replace = true;
                    case "--as" -> id = left.hasNext() ? left.next() : "";
                    default -> {
                        file = verb.isEmpty() ? file : word;
                        verb = verb.isEmpty() ? word : verb;
                    }
                }
            }
            var whole = verb.equals("undo") ? file.isEmpty() && !id.isEmpty() : !file.isEmpty();
            if (!whole
                    || !List.of("save", "check", "restore", "undo").contains(verb)
                    || !id.matches("[a-z0-9-]{0,64}")) {
                throw Problem.invalid("%s", USAGE).toException();
            }
            return new Wanted(verb, file, id, replace);
        }
    }

    private void run(Wanted wanted) throws InterruptedException {
        switch (wanted.verb()) {
            case "save" -> save(Path.of(wanted.file()).toAbsolutePath());
            case "check" -> {
                if (!isDone(wanted)) {
                    new Bringing(home, runner, line).check(Path.of(wanted.file()), wanted.replace());
                }
            }
            case "restore" -> restore(wanted);
            default -> undo(wanted);
        }
    }

    private void save(Path file) throws InterruptedException {
        var note = new Saving(home, runner, Clock.systemUTC(), Saving.PATIENCE, line).into(file);
        line.accept("fact state-projects " + note.projects().size());
        var older = note.projects().stream()
                .filter(project -> !project.note().isEmpty())
                .map(project -> project.slug() + ": " + project.note())
                .collect(Collectors.joining(" "));
        if (!older.isEmpty()) { // of two facts with one name the last would count
            line.accept("fact state-older %.400s".formatted(older));
        }
    }

    /// Whoever was cut short asks for the same once more.
    private boolean isDone(Wanted wanted) {
        return !wanted.id().isEmpty() && Exchange.last(home).equals(Optional.of(wanted.id()));
    }

    private void restore(Wanted wanted) throws InterruptedException {
        try (var alone = ServerNote.take(home)) {
            if (!isDone(wanted)) {
                new Bringing(home, runner, line).restore(Path.of(wanted.file()), wanted.replace(), wanted.id());
            }
            line.accept("fact restored-projects "
                    + new StateDatabase(home.database()).slugs().size());
        } catch (SQLException e) {
            throw Problem.unavailable("What was restored cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }

    private void undo(Wanted wanted) {
        try (var alone = ServerNote.take(home)) {
            if (isDone(wanted)) {
                line.accept("Bring back what was there before");
                Exchange.back(home);
            }
        }
    }
}
