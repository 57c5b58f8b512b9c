package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.server.RunProgress;
import com.nocodo.vault.ssh.SignIn;
import com.nocodo.vault.work.Access;
import com.nocodo.vault.work.Order;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is being done to servers, each by a worker of its own, while the vault is open.
final class ServerWork {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWork.class);
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(3);
    private static final Duration LAST_STEP = Duration.ofSeconds(3);

    private final Safe safe;
    private final Trusts trusts;
    private final Path logs;
    private final Clock clock;
    private final AutoLock autoLock;
    private final Map<String, Job> running = new ConcurrentHashMap<>();
    private final OperatorUpdates updates;
    private volatile boolean leaving;

    ServerWork(Safe safe, Trusts trusts, Path logs, Clock clock, AutoLock autoLock) {
        this.safe = safe;
        this.trusts = trusts;
        this.logs = logs;
        this.clock = clock;
        this.autoLock = autoLock;
        this.updates = new OperatorUpdates(safe, this);
    }

    OperatorUpdates updates() {
        return updates;
    }

    /// From now on another operator is put in the place of the one that runs; nothing is being done to the server.
    synchronized void update(String id, boolean older, @Nullable String newSigner) {
        mustBeFree(id);
        trusts.mustBeTrusted(id);
        updates.plan(id, older, newSigner);
        change(id, server -> server.in(State.UPDATING));
        begin(id);
    }

    /// Goes on with what was under way when the vault was locked, or its process was killed.
    void goOnWithAll() {
        safe.items().list(ServerRecord.KIND).forEach(server -> {
            var state = server.body().state();
            if (isUnderWay(state) && server.body().trouble().isEmpty()) {
                goOnWith(server.id());
            }
        });
    }

    private static boolean isUnderWay(State state) {
        return state == State.MAKING || state == State.UPDATING || state == State.REMOVING;
    }

    /// What cannot be gone on with keeps nobody from his vault, nor the others from going on.
    private void goOnWith(String id) {
        try {
            begin(id);
        } catch (ProblemException e) {
            change(id, server -> server.troubled(e.problem().message()));
        }
    }

    /// Goes on with what was left off.
    void goOn(String id) {
        goOn(id, null);
    }

    /// @param signIn for a server that its owner made, where the vault has no account yet; handed to the worker alone
    synchronized void goOn(String id, @Nullable SignIn signIn) {
        var state = get(id).body().state();
        if (!isUnderWay(state)) {
            throw Problem.conflict("Nothing was left off at this server.").toException();
        }
        if (!running.containsKey(id)) {
            mustBeTrusted(id, state);
            change(id, server -> server.in(state));
            begin(id, signIn);
        }
    }

    /// Whoever makes or updates a server gives it secrets; removing it asks for no trust.
    private void mustBeTrusted(String id, State state) {
        if (state != State.REMOVING) {
            trusts.mustBeTrusted(id);
        }
    }

    /// From now on everything of it goes; nothing is being done to it.
    synchronized void remove(String id) {
        mustBeFree(id);
        change(id, server -> server.in(State.REMOVING));
        begin(id);
    }

    /// A question that leaves nothing behind.
    <T> T ask(Order order, Class<T> type) {
        try (var job = Job.start(order, logs)) {
            return job.await(LONGEST_QUESTION, type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Stopped.").toException();
        }
    }

    Access access(String key) {
        var found = safe.items().get(ProviderKey.KIND, key).body();
        return new Access(found.provider(), found.fields());
    }

    Stored<ServerRecord> get(String id) {
        return safe.items().get(ServerRecord.KIND, id);
    }

    RunJournal making(String id) {
        return new StoredJournal(safe.journal(journalOf(id)));
    }

    static String journalOf(String id) {
        return "server-" + id;
    }

    RunJournal updating(String id, int number) {
        return new StoredJournal(safe.journal("update-%s-%d".formatted(id, number)));
    }

    RunJournal removal(String id) {
        return new StoredJournal(safe.journal("removal-" + id));
    }

    boolean isRunning(String id) {
        return running.containsKey(id);
    }

    List<String> names() {
        return running.keySet().stream()
                .map(id -> get(id).body().wanted().name())
                .sorted()
                .toList();
    }

    /// One piece of work on a server, of which there is one at a time.
    ///
    /// @param done writes down what came of it, once it has ended well
    /// @param failed writes down why it paused
    record Task(String verb, Order order, RunJournal journal, Runnable done, Consumer<Problem> failed) {}

    /// Begins, or goes on with, what the server's state asks for.
    void begin(String id) {
        begin(id, null);
    }

    synchronized void begin(String id, @Nullable SignIn signIn) {
        if (running.containsKey(id)) {
            return;
        }
        var server = get(id).body();
        mustBeTrusted(id, server.state());
        var order = server.state() == State.UPDATING
                ? new Order.Update(updates.last(id).orElseThrow().wanted(), server.wanted())
                : server.provider().equals(OwnServer.PROVIDER) ? own(id, server, signIn) : order(id, server);
        var journal = journal(id, server.state());
        var verb = verb(server);
        start(id, new Task(verb, order, journal, () -> finished(id, verb), problem -> failed(id, verb, problem)));
    }

    private void failed(String id, String verb, Problem problem) {
        var untouched = verb.equals("server.update") && updates.isUntouched(id);
        change(id, server -> (untouched ? server.in(State.READY) : server).troubled(problem.message()));
    }

    /// @throws ProblemException `conflict` where something is being done to the server
    synchronized void start(String id, Task task) {
        if (leaving) {
            throw Problem.denied("The vault is locked. Unlock it first.").toException();
        }
        mustBeFree(id);
        var intent = safe.audit()
                .intent(task.verb(), id, Map.of("name", get(id).body().wanted().name()));
        var job = Job.start(task.order(), task.journal(), logs);
        running.put(id, job);
        autoLock.workBegins();
        job.result().whenComplete((told, trouble) -> ended(id, task, intent, trouble));
    }

    void mustBeFree(String id) {
        if (running.containsKey(id)) {
            throw Problem.conflict("Something is being done to this server. Wait for it, or pause it.")
                    .toException();
        }
    }

    private Order order(String id, ServerRecord server) {
        return switch (server.state()) {
            case MAKING -> new Order.Make(access(server.key()), server.wanted());
            case REMOVING ->
                new Order.Remove(
                        access(server.key()),
                        server.wanted().tag(),
                        List.of(server.wanted().zone()),
                        isUnsettled(making(id).all()));
            case UPDATING, READY, GONE -> throw idle(server);
        };
    }

    private RunJournal journal(String id, State state) {
        return switch (state) {
            case MAKING -> making(id);
            case UPDATING ->
                updating(id, updates.last(id).orElseThrow().wanted().number());
            case REMOVING, READY, GONE -> removal(id);
        };
    }

    private static String verb(ServerRecord server) {
        if (server.state() == State.UPDATING) {
            return "server.update";
        }
        var own = server.provider().equals(OwnServer.PROVIDER);
        return server.state() == State.MAKING ? "server.make" : own ? "server.release" : "server.destroy";
    }

    private Order own(String id, ServerRecord server, @Nullable SignIn signIn) {
        var host = safe.items().get(OwnServer.KIND, id).body().host();
        return switch (server.state()) {
            case MAKING -> new Order.Adopt(host, server.wanted(), signIn);
            case REMOVING ->
                new Order.Release(
                        host, server.wanted(), Facts.of(making(id).all()).all());
            case UPDATING, READY, GONE -> throw idle(server);
        };
    }

    private static ProblemException idle(ServerRecord server) {
        return Problem.conflict(
                        "There is nothing to do for the server %s.",
                        server.wanted().name())
                .toException();
    }

    private static boolean isUnsettled(List<RunEntry> entries) {
        return !entries.isEmpty() && entries.getLast().state() != RunEntry.State.DONE;
    }

    /// What came of it is written down before it counts as ended: whoever waits for the end reads it then.
    private synchronized void ended(String id, Task task, long intent, @Nullable Throwable trouble) {
        if (!leaving) { // else it goes on after the next unlock
            try {
                if (trouble == null) {
                    safe.audit().succeeded(intent, task.verb(), id, Map.of());
                    task.done().run();
                } else {
                    var problem = Job.problemOf(trouble);
                    safe.audit().failed(intent, task.verb(), id, Map.of("why", problem.message()));
                    task.failed().accept(problem);
                }
            } catch (RuntimeException e) {
                LOG.error("the end of the work on a server was not written down", e);
            }
        }
        var job = running.remove(id);
        if (job != null) {
            Thread.ofVirtual().name("worker-end").start(job::close);
        }
        if (running.isEmpty()) {
            autoLock.workEnds();
        }
    }

    private void finished(String id, String verb) {
        if (verb.equals("server.make")) {
            change(id, server -> server.state() == State.MAKING ? server.ready() : server);
        } else if (verb.equals("server.update")) {
            var undone = updates.ended(id);
            change(id, server -> server.in(State.READY).troubled(undone));
        } else if (verb.equals("server.release")) {
            change(id, server -> server.gone(clock.instant(), 0));
        } else {
            var line = safe.audit()
                    .intent(
                            "server.receipt",
                            id,
                            Map.of("removed", Integer.toString(removed(id).size()), "left", "0"));
            change(id, server -> server.gone(clock.instant(), line));
        }
    }

    /// What was found when the server was removed.
    List<String> removed(String id) {
        return removal(id).all().stream()
                .flatMap(entry -> entry.facts().entrySet().stream())
                .filter(fact -> fact.getKey().startsWith("found-"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    void change(String id, UnaryOperator<ServerRecord> change) {
        safe.inOneWrite(write -> {
            var before = write.find(ServerRecord.KIND, id)
                    .orElseThrow(
                            () -> Problem.notFound("There is no server %s.", id).toException());
            return write.put(ServerRecord.KIND, id, before.label(), change.apply(before.body()), before.revision());
        });
    }

    /// Asks the work on a server to leave off at its next step; it does not go on by itself.
    void pause(String id) {
        Optional.ofNullable(running.get(id)).ifPresent(Job::stop);
    }

    /// Ends the work on a server now, at its next step or in the middle of one.
    void end(String id) {
        var job = running.get(id);
        if (job == null) {
            return;
        }
        job.stop();
        try {
            awaitEnd(id, job, LAST_STEP);
            job.close();
            awaitEnd(id, job, LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.get(id) == job) {
            throw Problem.unavailable("The work on the server does not end. Try again.")
                    .toException();
        }
    }

    private void awaitEnd(String id, Job job, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (running.get(id) == job && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Tells how the work gets on until it ends.
    void follow(String id, Consumer<RunProgress> progress) throws InterruptedException {
        var job = running.get(id);
        if (job == null) {
            return;
        }
        job.listen(progress);
        try {
            job.await(Duration.ofHours(6));
        } catch (ProblemException e) {
            // It is told by the server's own state.
        } finally {
            job.leave(progress);
        }
        while (running.get(id) == job) {
            TimeUnit.MILLISECONDS.sleep(20); // until it is written down, moments later
        }
    }

    /// Lets each leave off at its next step, for moments; then ends it, wherever it is.
    void leaveOff() {
        leaving = true;
        var jobs = new ArrayList<>(running.values());
        jobs.forEach(Job::stop);
        var until = System.nanoTime() + LAST_STEP.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jobs.forEach(Job::close);
    }
}
