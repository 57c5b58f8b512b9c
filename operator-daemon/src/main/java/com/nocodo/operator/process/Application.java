package com.nocodo.operator.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All processes of one application: started under limits, measured and ended together. They are found again by any
/// operator: in a control group of the application's name, and by a mark in their environment.
///
/// @see "docs/decisions/0054-limits-of-applications.md"
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final String MARK = "NOCODO_APPLICATION";
    private static final Duration ASKED = Duration.ofSeconds(3);
    private static final Duration INSISTED = Duration.ofSeconds(10);
    private static final String JOIN = "echo $$ >\"$0\" && exec \"$@\"";

    /// More than any other program of the same user is likely to start meanwhile: the system counts them together.
    private static final int OTHERS = 4096;

    private final ProcessRunner runner;
    private final AppLimits limits;
    private final String mark;
    private final UUID id;
    private final Optional<ControlGroup> group;
    private final Optional<OtherAccounts> accounts;

    Application(ProcessRunner runner, AppLimits limits, Path state, Optional<OtherAccounts> accounts) {
        this.runner = runner;
        this.limits = limits;
        this.mark = state.toAbsolutePath().normalize().toString();
        this.id = Sandbox.id(state);
        this.accounts = accounts;
        this.group = limits.groups() && accounts.isEmpty() ? ControlGroup.named("nocodo-" + id) : Optional.empty();
    }

    /// What it takes now.
    ///
    /// @param memory in bytes
    /// @param tasks processes and threads
    public record Usage(long memory, long tasks) {}

    /// @param process is the application
    /// @param log ends when everything that the application wrote is in its log
    public record Started(Process process, Process log) {
        /// Waits a moment for what an application that ended has written at last.
        public void awaitLog() throws InterruptedException {
            log.waitFor(2, TimeUnit.SECONDS);
        }
    }

    /// Starts it under its limits; it outlives this process, and so does what keeps its log.
    ///
    /// @throws IOException when it cannot be started
    public Started start(Command command) throws IOException {
        var both =
                runner.detach(limited(command).with(Map.of(MARK, mark)), LogKeeper.argv(command.log(), limits.log()));
        return new Started(both.getFirst(), both.getLast());
    }

    private Command limited(Command command) throws IOException {
        if (accounts.isPresent()) {
            makeDatabase(command.directory());
            var sandbox = command.sandbox().orElseThrow().of(id);
            return command.behind(accounts.get().named(sandbox, limits, command.argv()));
        }
        var argv = new ArrayList<>(barriers());
        if (group.isPresent() && made(group.get())) {
            argv.addAll(List.of("/bin/sh", "-c", JOIN, group.get().door().toString()));
        }
        argv.addAll(command.argv());
        return command.behind(argv);
    }

    /// SQLite gives its files the mode that the database has: made here, both accounts may write all of them.
    private static void makeDatabase(Path data) throws IOException {
        var database = data.resolve("app.db");
        if (!Files.exists(database)) {
            Files.createFile(database);
        }
    }

    private boolean made(ControlGroup own) {
        try {
            own.make(limits);
            return true;
        } catch (IOException e) {
            LOG.warn("an application runs without a control group: {}", e.getMessage());
            return false;
        }
    }

    /// What the system enforces for each process, whether somebody watches or not. Memory is counted there before it is
    /// used, and programs ask for more than they use: a barrier only, twice as high.
    private List<String> barriers() {
        if (!Files.isExecutable(PRLIMIT)) {
            return List.of();
        }
        return List.of(
                PRLIMIT.toString(),
                barrier("data", "Max data size", 2 * limits.memory()),
                barrier("fsize", "Max file size", limits.data()),
                barrier("nofile", "Max open files", limits.files()),
                barrier("nproc", "Max processes", Proc.tasks() + OTHERS + limits.tasks()),
                "--core=0");
    }

    /// Nobody may raise what was lowered for us.
    private static String barrier(String option, String name, long wanted) {
        return "--" + option + "=" + Math.min(wanted, Proc.hardLimit(name));
    }

    /// The command behind the system's barriers, for a program that somebody holds in their hand.
    public Command behindBarriers(Command command) {
        if (accounts.isPresent()) {
            return command.in(command.sandbox().orElseThrow().of(Sandbox.id(Path.of(mark, Sandbox.TRIAL))));
        }
        var argv = new ArrayList<>(barriers());
        argv.addAll(command.argv());
        return command.behind(argv);
    }

    /// The ids of its processes.
    public Set<Long> members() {
        Set<Long> members = new TreeSet<>(Proc.all(this::marked));
        group.ifPresent(own -> members.addAll(own.members()));
        return members;
    }

    private boolean marked(long pid) {
        return ("\0" + Proc.read(pid, "environ")).contains("\0" + MARK + "=" + encoded() + "\0");
    }

    private String encoded() {
        return new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    public Usage usage() {
        if (accounts.isPresent()) {
            return OtherAccounts.group(id).usage();
        }
        long memory = 0;
        long tasks = 0;
        for (var pid : members()) {
            var status = Proc.read(pid, "status");
            memory += (Proc.status(status, "RssAnon") + Proc.status(status, "RssShmem")) * 1024;
            tasks += Proc.status(status, "Threads");
        }
        return new Usage(memory, tasks);
    }

    /// Where it takes connections; empty where the system does not tell.
    public Set<String> listening() {
        return accounts.isPresent() ? Listening.ofAccount(OtherAccounts.number(id)) : Listening.of(members());
    }

    /// Whether the system ended some of it for its memory.
    public boolean ranOutOfMemory() {
        return group.filter(ControlGroup::ranOutOfMemory).isPresent();
    }

    /// Asks all of it to end, and insists after three seconds.
    public void end() throws InterruptedException {
        members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
        var deadline = System.nanoTime() + ASKED.toNanos();
        while (System.nanoTime() < deadline && !members().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        kill();
    }

    /// Ends all of it at once, also what it starts meanwhile.
    public void kill() throws InterruptedException {
        var deadline = System.nanoTime() + INSISTED.toNanos();
        for (var left = members(); !left.isEmpty(); left = members()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("{} processes of an application cannot be ended", left.size());
                return;
            }
            group.ifPresent(ControlGroup::kill);
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(this::insist));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        if (group.isPresent()) {
            group.get().remove();
        }
    }

    /// What stands for a program of another account ends when that has ended, and not before.
    private void insist(ProcessHandle process) {
        if (accounts.isPresent()) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
    }
}
