package com.nocodo.operator;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Settings;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.Audit;
import com.nocodo.operator.identity.SignInLinks;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.ServerNote;
import com.nocodo.protocol.OperatorServer;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.local.Tail;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Servers of homes on this machine, for the command line.
public final class LocalServers implements OperatorServer.Provider {
    private static final int START_SECONDS = 90;
    private static final int END_SECONDS = 90;

    private final Map<String, String> environment = System.getenv();

    @Override
    public OperatorServer start(Path root) {
        var note = ServerNote.take(Home.open(root, environment));
        try {
            return LocalServer.start(note, () -> LocalOperator.open(root, environment), environment);
        } catch (RuntimeException e) {
            note.close();
            throw e;
        }
    }

    @Override
    public Optional<OperatorServer.Running> find(Path root) {
        return ServerNote.find(Home.open(root, environment));
    }

    @Override
    public Optional<OperatorServer.Running> end(Path root) throws InterruptedException {
        var home = Home.open(root, environment);
        var running = ServerNote.find(home);
        if (running.isPresent()) {
            ProcessHandle.of(running.get().pid()).ifPresent(ProcessHandle::destroy);
            if (!ServerNote.awaitFree(home, END_SECONDS)) {
                throw Problem.unavailable(
                                "The operator (process %d) has not ended within %d seconds; it may be putting a change"
                                        + " away. Ask again.",
                                running.get().pid(), END_SECONDS)
                        .toException();
            }
        }
        return running;
    }

    /// The same program again, in a session of its own, so that it outlives this terminal.
    @Override
    public OperatorServer.Running detach(Path root) throws InterruptedException {
        var home = Home.open(root, environment);
        ServerNote.take(home).close();
        var log = home.root().resolve("operator.log");
        Process process;
        try {
            process = new ProcessBuilder(argv())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw Problem.unavailable("The operator cannot be started: %s", Reason.of(e))
                    .toException();
        }
        for (int tenths = 0; tenths < START_SECONDS * 10 && process.isAlive(); tenths++) {
            var running = ServerNote.find(home);
            if (running.isPresent()) {
                return running.get();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.destroy();
        throw Problem.unavailable("The operator did not start. Its log is %s; it ends with:%n%s", log, lastLines(log))
                .toException();
    }

    private static String lastLines(Path log) {
        try {
            return String.join("\n", Tail.lines(log, 10));
        } catch (IOException e) {
            return Reason.of(e);
        }
    }

    private static List<String> argv() {
        List<String> argv = new ArrayList<>();
        if (new File("/usr/bin/setsid").canExecute()) {
            argv.add("/usr/bin/setsid");
        }
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        argv.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "com.nocodo.cli.Main", "up", "--no-browser", "--quiet"));
        return argv;
    }

    @Override
    public String signInLink(Path root) {
        try (var operator = LocalOperator.open(root, environment)) {
            var db = operator.database();
            var clock = Clock.systemUTC();
            var settings = new Settings(db);
            var port = settings.find(LocalServer.PORT)
                    .orElseThrow(() -> Problem.conflict("This home was never served. Begin with: nocodo up")
                            .toException());
            var token = new SignInLinks(db, clock, new SecureRandom(), new Audit(db, clock))
                    .make(new Accounts(db, clock).owner(), SignInLinks.AN_HOUR);
            return new Hosts(settings.find(LocalServer.NAME).orElse("nocodo"), Integer.parseInt(port)).address()
                    + "/session/link?token=" + token;
        }
    }
}
