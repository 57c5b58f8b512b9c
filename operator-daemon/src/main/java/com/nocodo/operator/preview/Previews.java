package com.nocodo.operator.preview;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.AppCommand;
import com.nocodo.operator.process.Application;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.process.Running;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Starts and ends the applications. An application runs as its own process, outlives the program that started it, and
/// is found again by its process id and start time.
public final class Previews {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int LINES_TOLD = 3;

    private final Home home;
    private final PreviewNotes notes;
    private final ProcessRunner runner;
    private final SecureRandom random;
    private volatile Companion companion = project -> {};

    /// Ends with a project's application.
    public interface Companion {
        void end(String project) throws InterruptedException;
    }

    public Previews(Home home, Database db, ProcessRunner runner, SecureRandom random, Events events) {
        this.home = home;
        this.notes = new PreviewNotes(db, events);
        this.runner = runner;
        this.random = random;
    }

    /// The proven binary's place, of which the running application has a copy.
    public Path binary(String project) {
        return home.stateOf(project).resolve("app");
    }

    public Path data(String project) {
        return home.stateOf(project).resolve("data");
    }

    /// Where the password of the first account is.
    public Path passwordFile(String project) {
        return Credentials.file(home.stateOf(project));
    }

    /// Keeps the password that the first account has in data which comes from elsewhere.
    public void bringPassword(String project, byte[] password) {
        Credentials.keep(home.stateOf(project), password);
    }

    public Path log(String project) {
        return home.stateOf(project).resolve("app.log");
    }

    /// Puts a freshly built binary in its place, whole.
    public void install(String project, Path built) {
        try {
            Folders.place(built, binary(project));
        } catch (IOException e) {
            throw Problem.unavailable("The application's program cannot be put in place: %s", Reason.of(e))
                    .toException();
        }
    }

    /// Starts the application unless it runs, and waits until it is ready.
    public BuildReport.Preview start(String project) throws InterruptedException {
        try (var held = hold(project)) {
            return held.start();
        }
    }

    /// Starts the program on other data than its own, until it is closed. Nobody is told where it answers.
    public Running tryOn(String project, Path data, int port) throws IOException {
        var credentials = credentials(project);
        return runner.start(application(project)
                .behindBarriers(AppCommand.of(
                        binary(project),
                        port,
                        data,
                        credentials.email(),
                        credentials.passwordFile(),
                        log(project).resolveSibling("rows.log"),
                        runner.limits().ready())));
    }

    /// As [#tryOn], for who holds the token to look at it as any role.
    public Running tryAsAnyRole(String project, Path data, int port) throws IOException {
        var credentials = credentials(project);
        var command = AppCommand.of(
                binary(project),
                port,
                data,
                credentials.email(),
                credentials.passwordFile(),
                log(project).resolveSibling("trial.log"),
                runner.limits().ready());
        return runner.start(
                application(project).behindBarriers(AppCommand.seenAs(command, credentials.previewToken())));
    }

    /// Who is told, from now on, when an application is ended because somebody wants that, or exchanges its program or
    /// its data; also where it does not run.
    public void tellEnds(Companion other) {
        companion = other;
    }

    /// Starts the program once more, on data of its own, with the same first account.
    public Beside startBeside(String project) throws InterruptedException {
        refuseUnproven(project);
        return Beside.start(runner, binary(project), beside(project), credentials(project));
    }

    /// Ends what killed processes left of such. What cannot be removed now keeps nobody from the rest of the home.
    public void endLeftBeside() throws InterruptedException {
        for (var project : home.projectsWithState()) {
            try {
                Beside.endLeft(runner, beside(project));
            } catch (RuntimeException e) {
                LOG.warn("what is left of the sample of {} stays for now: {}", project, e.getMessage());
            }
        }
    }

    private Path beside(String project) {
        return home.stateOf(project).resolve("sample");
    }

    /// Signs a sample account of the role in, where the application answers at that address.
    ///
    /// @return the cookie that the application gave
    public String seeAs(String project, String url, String role) throws InterruptedException {
        return SampleSession.begin(url, credentials(project).previewToken(), role);
    }

    /// The first account, while the application need not run.
    public BuildReport.Preview account(String project) {
        var credentials = credentials(project);
        return new BuildReport.Preview("", credentials.email(), credentials.password());
    }

    /// Waits until nobody else starts or ends the application, and keeps others from it until it is closed.
    public Held hold(String project) throws InterruptedException {
        return new Held(project, FileLock.await(home.previewLock(project), () -> {}));
    }

    /// The same, unless somebody else starts or ends it now.
    Optional<Held> attempt(String project) {
        return FileLock.attempt(home.previewLock(project)).map(lock -> new Held(project, lock));
    }

    /// Whether somebody starts or ends it just now: where it will answer is told before it does.
    public boolean isBusy(String project) {
        var free = attempt(project);
        free.ifPresent(Held::close);
        return free.isEmpty();
    }

    /// It was started again some times, and is left as it is now.
    void giveUp(String project, int times) {
        var message = "The application was started again %d times and did not stay up. It is left as it is: look at its"
                        .formatted(times)
                + " last lines, and start it again when what is wrong is put right.";
        new AppLog(log(project)).say(message);
        notes.end(
                project,
                List.of(new Trouble("given_up", Integer.toString(times), message, false)
                        .event(lines(project, LINES_TOLD), false)));
    }

    /// One application in one hand, so that it never runs twice on the same data, nor on data that is being exchanged.
    public final class Held implements AutoCloseable {
        private final String project;
        private final FileLock lock;

        private Held(String project, FileLock lock) {
            this.project = project;
            this.lock = lock;
        }

        /// Starts the application unless it runs, and waits until it is ready.
        public BuildReport.Preview start() throws InterruptedException {
            return startAlone(project, true);
        }

        /// Starts it also where that cannot be noted: an old version that is brought back had better run with nobody
        /// knowing its address than not at all. The next start or stop ends it as a stray.
        public void startNotedOrNot() throws InterruptedException {
            startAlone(project, false);
        }

        public void stop() throws InterruptedException {
            companion.end(project);
            end(project);
        }

        /// What is wrong with an application that was started.
        Optional<Trouble> trouble() {
            var port = started().contains(project) ? notes.portOf(project) : Optional.<Integer>empty();
            if (port.isEmpty()) {
                return Optional.empty(); // its end was asked for meanwhile
            }
            var inspection = inspection(project, port.get());
            if (notes.process(project).isEmpty()) {
                return Optional.of(inspection.end(Trouble.ended()));
            }
            return inspection.trouble().or(inspection::elsewhere);
        }

        /// Ends it at once and tells why.
        void endFor(Trouble trouble, boolean again) throws InterruptedException {
            application(project).kill();
            end(project, trouble, again);
        }

        @Override
        public void close() {
            lock.close();
        }
    }

    private BuildReport.Preview startAlone(String project, boolean noted) throws InterruptedException {
        var credentials = credentials(project);
        var running = url(project);
        if (running.isPresent()) {
            return new BuildReport.Preview(running.get(), credentials.email(), credentials.password());
        }
        refuseUnproven(project);
        endStrays(project);
        var port = notes.port(project);
        var started = launch(project, port, credentials);
        try {
            notes.begin(project, port, started.process().toHandle());
        } catch (NestedRuntimeException e) {
            if (noted) {
                application(project).end(); // nobody would be told where it answers
                throw e;
            }
            LOG.warn("the application of {} runs without a note: {}", project, e.getMessage());
        }
        var url = PreviewNotes.url(port);
        awaitReady(url, port, started, project);
        return new BuildReport.Preview(url, credentials.email(), credentials.password());
    }

    private void refuseUnproven(String project) {
        if (!Files.isExecutable(binary(project))) {
            throw Problem.conflict("This project has no proven application yet. Build it first.")
                    .toException();
        }
    }

    /// Ends what runs without a note that fits: whoever started it was killed before it could note it, or the clock was
    /// set since. The program that is tried on a copy of the data is none.
    private void endStrays(String project) throws InterruptedException {
        var names = names(project);
        var strays = ProcessHandle.allProcesses()
                .filter(p -> p.info().command().filter(names::contains).isPresent())
                .filter(p -> !runner.holds(p))
                .toList();
        for (var stray : strays) {
            ProcessRunner.end(stray);
        }
        application(project).end();
    }

    /// What the system calls a process of the application: links on the way to it are followed, and Linux says so when
    /// its file was exchanged.
    private Set<String> names(String project) {
        try {
            var name =
                    home.stateOf(project).toRealPath().resolve(binary(project).getFileName());
            return Set.of(name.toString(), name + " (deleted)");
        } catch (IOException e) {
            return Set.of(); // without the folder nothing was started from it
        }
    }

    private Credentials credentials(String project) {
        try {
            Files.createDirectories(home.stateOf(project));
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", home.stateOf(project), Reason.of(e))
                    .toException();
        }
        return Credentials.of(home.stateOf(project), random);
    }

    private Application.Started launch(String project, int port, Credentials credentials) {
        try {
            Files.createDirectories(data(project));
            var command = AppCommand.of(
                    binary(project),
                    port,
                    data(project),
                    credentials.email(),
                    credentials.passwordFile(),
                    log(project),
                    runner.limits().ready());
            return application(project).start(AppCommand.seenAs(command, credentials.previewToken()));
        } catch (IOException e) {
            throw Problem.unavailable("The application cannot be started: %s", Reason.of(e))
                    .toException();
        }
    }

    private void awaitReady(String url, int port, Application.Started started, String project)
            throws InterruptedException {
        var trouble = new StartWatch(inspection(project, port), started.process()).await(url, runner.limits());
        if (trouble.isPresent()) {
            application(project).kill();
            started.awaitLog();
            var lines = lines(project, LINES_TOLD);
            end(project, trouble.get(), false);
            throw Problem.unavailable(
                            "%s %s",
                            trouble.get().message(), lines.isEmpty() ? "It wrote nothing." : String.join(" / ", lines))
                    .toException();
        }
    }

    private Application application(String project) {
        return runner.application(home.stateOf(project));
    }

    private Inspection inspection(String project, int port) {
        return new Inspection(application(project), runner.limits(), data(project), "127.0.0.1:" + port);
    }

    /// What the application takes of the machine, if it runs.
    public Optional<Application.Usage> usage(String project) {
        return url(project).map(running -> application(project).usage());
    }

    /// More memory than which no application may have, in bytes.
    public long memoryLimit() {
        return runner.limits().memory();
    }

    /// What ended is started again, if not by us, then by whoever serves the home after us.
    void awaitStart(String project) {
        notes.await(project);
    }

    /// The projects whose application was started and has not been ended by us, or is to be started again.
    List<String> started() {
        return notes.started();
    }

    /// The newest lines of the application's log.
    public List<String> lines(String project, int count) {
        return new AppLog(log(project)).lines(count);
    }

    /// Where the application runs, and its first account.
    public Optional<BuildReport.Preview> access(String project) {
        return url(project).map(url -> {
            var credentials = credentials(project);
            return new BuildReport.Preview(url, credentials.email(), credentials.password());
        });
    }

    /// Where the application answers, if it runs.
    public Optional<String> url(String project) {
        return notes.url(project);
    }

    public void stop(String project) throws InterruptedException {
        try (var held = hold(project)) {
            held.stop();
        }
    }

    private void end(String project) throws InterruptedException {
        endStrays(project);
        notes.end(project, List.of());
    }

    private void end(String project, Trouble trouble, boolean again) throws InterruptedException {
        var failed = trouble.event(lines(project, LINES_TOLD), again);
        new AppLog(log(project)).say(trouble.message());
        endStrays(project);
        notes.end(project, List.of(failed));
    }
}
