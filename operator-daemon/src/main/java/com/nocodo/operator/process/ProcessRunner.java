package com.nocodo.operator.process;

import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Runs programs. Each gets a closed stdin, a log file, a time limit and a small environment, and ends together with
/// its children when the limit or an interrupt comes.
public final class ProcessRunner {
    /// What a tool needs of ours to find its files and reach its registry. Everything else stays here.
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "TMPDIR",
            "TZ",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "CARGO_HOME",
            "RUSTUP_HOME",
            "RUSTUP_TOOLCHAIN",
            "CARGO_NET_OFFLINE",
            "CARGO_HTTP_CAINFO",
            "NPM_CONFIG_REGISTRY",
            "NPM_CONFIG_USERCONFIG",
            "NPM_CONFIG_CAFILE",
            "NODE_EXTRA_CA_CERTS");

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final ProcessNotes notes;
    private final Map<String, String> environment;
    private final AppLimits limits;
    private final Optional<OtherAccounts> accounts;

    /// @param notes remembers what runs, so that a later start can end what a killed one left
    /// @param environment of this process; the limits of applications are read from it
    public ProcessRunner(ProcessNotes notes, Map<String, String> environment) {
        this.notes = notes;
        this.environment = environment;
        this.limits = AppLimits.of(environment);
        this.accounts = OtherAccounts.of(environment);
    }

    /// @param lastLine is given the newest line of the log, a few times a second
    public Outcome run(Command command, Consumer<String> lastLine) throws InterruptedException {
        Process process;
        try {
            process = builder(command).start();
        } catch (IOException e) {
            return new Outcome.NotStarted(Reason.of(e));
        }
        notes.started(process.toHandle());
        try {
            var deadline = System.nanoTime() + command.timeout().toNanos();
            while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
                lastLine(command.log(), lastLine);
                if (System.nanoTime() > deadline) {
                    return new Outcome.TimedOut(command.timeout(), command.log());
                }
            }
            return new Outcome.Exited(process.exitValue(), command.log());
        } finally {
            if (process.isAlive()) {
                end(process.toHandle());
            }
            notes.ended(process.pid());
        }
    }

    /// Starts a program that runs until it is closed, or this process ends; its limit does not count.
    ///
    /// @throws IOException when it cannot be started
    public Running start(Command command) throws IOException {
        var process = builder(command).start();
        notes.started(process.toHandle());
        return new Running(process, notes);
    }

    /// Whether a process was started by an operator that is there, and ends when its work is done.
    public boolean holds(ProcessHandle process) {
        return notes.held(process);
    }

    /// Starts a program that outlives this process, in a session of its own, so that Ctrl-C at our terminal does not
    /// reach it, and another one that takes what it writes and does the same. The limit does not count.
    ///
    /// @return both
    /// @throws IOException when one cannot be started
    List<Process> detach(Command command, List<String> log) throws IOException {
        var program = builder(command).command(ownSession(argv(command))).redirectOutput(Redirect.PIPE);
        var keeper = new ProcessBuilder(ownSession(log))
                .directory(command.directory().toFile())
                .redirectError(Redirect.DISCARD)
                .redirectOutput(Redirect.DISCARD);
        keeper.environment().clear();
        keeper.environment().put("PATH", path());
        return ProcessBuilder.startPipeline(List.of(program, keeper));
    }

    private static List<String> ownSession(List<String> argv) {
        var own = new ArrayList<>(argv);
        if (Files.isExecutable(SETSID)) {
            own.addFirst(SETSID.toString());
        }
        return own;
    }

    /// What runs of the application that has this folder, under this operator's limits.
    public Application application(Path state) {
        return new Application(this, limits, state, accounts);
    }

    /// Where what an application wrote is moved when its log is half full.
    public static Path olderLog(Path log) {
        return LogKeeper.older(log);
    }

    /// What each application may take.
    public AppLimits limits() {
        return limits;
    }

    private ProcessBuilder builder(Command command) throws IOException {
        Files.createDirectories(command.log().getParent());
        var builder = new ProcessBuilder(argv(command))
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(command.log().toFile())
                .redirectInput(Redirect.from(command.input().toFile()));
        builder.environment().clear();
        builder.environment().putAll(clean());
        builder.environment().putAll(command.environment());
        return builder;
    }

    private List<String> argv(Command command) throws IOException {
        if (accounts.isEmpty() || command.sandbox().isEmpty()) {
            return command.argv();
        }
        for (var folder : command.sandbox().get().writes()) {
            Files.createDirectories(folder); // a program could not make it where it runs
        }
        return accounts.get().argv(command.sandbox().get(), limits, command.argv());
    }

    /// Where programs are looked for.
    public String path() {
        return clean().getOrDefault("PATH", "/usr/bin:/bin");
    }

    /// The variables that every program gets.
    private Map<String, String> clean() {
        var result = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (PASSED_ON.contains(name)) {
                result.put(name, value);
            }
        });
        return result;
    }

    /// Ends a process and everything that it started: asks first, insists after three seconds.
    public static void end(ProcessHandle process) throws InterruptedException {
        var all = Stream.concat(process.descendants(), Stream.of(process))
                .filter(ProcessHandle::isAlive)
                .toList();
        all.forEach(ProcessHandle::destroy);
        var deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                all.forEach(ProcessHandle::destroyForcibly);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void lastLine(Path log, Consumer<String> lastLine) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - 400);
            file.seek(from);
            var tail = new byte[(int) (file.length() - from)];
            file.readFully(tail);
            new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((a, b) -> b)
                    .ifPresent(lastLine);
        } catch (IOException e) {
            lastLine.accept("");
        }
    }
}
