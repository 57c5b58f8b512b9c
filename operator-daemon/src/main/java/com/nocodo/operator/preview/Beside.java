package com.nocodo.operator.preview;

import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.AppCommand;
import com.nocodo.operator.process.Application;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A second instance of an application's program, under the same limits, with data of its own that begins empty and is
/// gone with it. It belongs to the process that started it: what a kill leaves of it, the next one ends.
///
/// @see "docs/decisions/0064-sample-data.md"
public final class Beside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);
    private static final int LINES_TOLD = 3;

    private final Path folder;
    private final int port;
    private final ProcessRunner runner;
    private final Application application;
    private final Application.Started started;

    private Beside(ProcessRunner runner, Path folder, int port, Application.Started started) {
        this.folder = folder;
        this.port = port;
        this.runner = runner;
        this.application = runner.application(folder);
        this.started = started;
    }

    /// Starts it, and waits until it is ready.
    ///
    /// @param folder is made anew
    static Beside start(ProcessRunner runner, Path program, Path folder, Credentials credentials)
            throws InterruptedException {
        runner.application(folder).end();
        Folders.remove(folder);
        var port = Ports.anyFree();
        try {
            Files.createDirectories(folder.getParent());
            Files.writeString(owned(folder), ProcessNotes.identity(ProcessHandle.current())); // before there is any
            var data = Files.createDirectories(folder.resolve("data"));
            Folders.place(program, folder.resolve("app")); // the live one's strays are known by their program
            var command = AppCommand.of(
                    folder.resolve("app"),
                    port,
                    data,
                    credentials.email(),
                    credentials.passwordFile(),
                    folder.resolve("app.log"),
                    runner.limits().ready());
            var started = runner.application(folder).start(AppCommand.seenAs(command, credentials.previewToken()));
            return ready(new Beside(runner, folder, port, started));
        } catch (IOException e) {
            remove(folder);
            throw Problem.unavailable("The application cannot be started: %s", Reason.of(e))
                    .toException();
        }
    }

    private static Beside ready(Beside beside) throws InterruptedException {
        var whole = false;
        try {
            var watch = new StartWatch(beside.inspection(), beside.started.process());
            var trouble = watch.await(beside.url(), beside.runner.limits());
            if (trouble.isPresent()) {
                beside.application.kill();
                beside.started.awaitLog();
                throw Problem.unavailable("%s %s", trouble.get().message(), beside.lastLines())
                        .toException();
            }
            whole = true;
            return beside;
        } finally {
            if (!whole) {
                beside.close();
            }
        }
    }

    private String lastLines() {
        return String.join(" / ", new AppLog(folder.resolve("app.log")).lines(LINES_TOLD));
    }

    /// Ends one whose owner is gone, and removes its data.
    static void endLeft(ProcessRunner runner, Path folder) throws InterruptedException {
        if (Files.isDirectory(folder) && owner(folder).isEmpty()) {
            runner.application(folder).end();
            remove(folder);
        }
    }

    /// The note of whose it is goes last: a folder without one is anybody's to end.
    private static void remove(Path folder) {
        Folders.remove(folder);
        Folders.remove(owned(folder));
    }

    private static Optional<ProcessHandle> owner(Path folder) {
        try {
            return ProcessNotes.find(Files.readString(owned(folder)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Says whose it is.
    private static Path owned(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".owner");
    }

    private Inspection inspection() {
        return new Inspection(application, runner.limits(), folder.resolve("data"), "127.0.0.1:" + port);
    }

    public String url() {
        return PreviewNotes.url(port);
    }

    /// Why it cannot go on, in words.
    public Optional<String> trouble() {
        var inspection = inspection();
        var trouble = started.process().isAlive()
                ? inspection.trouble().or(inspection::elsewhere)
                : Optional.of(inspection.end(Trouble.ended()));
        return trouble.map(Trouble::message);
    }

    /// Ends it at once and removes its data: nobody wants it whole.
    @Override
    public void close() throws InterruptedException {
        try {
            application.kill();
        } finally {
            removeAll();
        }
    }

    private void removeAll() {
        try {
            remove(folder);
        } catch (RuntimeException e) {
            LOG.warn("{} is left for the next start: {}", folder, e.getMessage());
        }
    }
}
