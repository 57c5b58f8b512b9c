package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.rpc.Answers;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireDoor;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.server.RunProgress;
import com.nocodo.vault.work.Desk;
import com.nocodo.vault.work.Order;
import com.nocodo.vault.work.Worker;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A piece of work in a worker of its own.
final class Job implements AutoCloseable {
    private static final WireDoor<Desk> DESK = WireDoor.of(Desk.class, "vault");
    private static final int HEAP_MEGABYTES = 96;

    private final Order order;
    private final RunJournal journal;
    private final @Nullable Way way;
    private final Child worker;
    private final CompletableFuture<JsonNode> result = new CompletableFuture<>();
    private final List<Consumer<RunProgress>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable RunProgress last;
    private volatile boolean stopped;

    private Job(Order order, RunJournal journal, @Nullable Way way, Program program, Path logs) {
        this.order = order;
        this.journal = journal;
        this.way = way;
        this.worker = Child.start(program, logs.resolve("worker.log"));
        Answers.always(DESK, new WorkerDesk(), Map.of()).serve(heard(), told());
        worker.ended().thenAccept(code -> ended());
    }

    static Job start(Order order, RunJournal journal, Path logs) {
        return new Job(order, journal, null, worker(), logs);
    }

    private static Program worker() {
        return new Program(Worker.class, HEAP_MEGABYTES, List.of(), Map.of());
    }

    /// A question, which leaves nothing behind.
    static Job start(Order order, Path logs) {
        return new Job(order, new NoJournal(), null, worker(), logs);
    }

    /// One that holds a way in open.
    static Job start(Order order, Way way, Path logs) {
        return new Job(order, new NoJournal(), way, worker(), logs);
    }

    /// @param program the worker's
    static Job start(Order order, RunJournal journal, Program program, Path logs) {
        return new Job(order, journal, null, program, logs);
    }

    /// Our end is closed when the worker ends, or says what no worker says: then it ends as well.
    private InputStream heard() {
        return new FilterInputStream(worker.output()) {
            @Override
            public void close() {
                worker.close();
            }
        };
    }

    private OutputStream told() {
        return new FilterOutputStream(worker.input()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }

    /// A worker that is gone has told its result before, or never will.
    private void ended() {
        result.completeExceptionally(
                Problem.unavailable("The work ended before it was done. What was done is written down; go on with it.")
                        .toException());
    }

    CompletableFuture<JsonNode> result() {
        return result;
    }

    /// Waits for the result.
    ///
    /// @throws com.nocodo.protocol.ProblemException of the work, or `unavailable` where it takes longer
    JsonNode await(Duration limit) throws InterruptedException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw problemOf(e.getCause()).toException();
        } catch (TimeoutException e) {
            throw Problem.unavailable("It took longer than %d seconds. Try again.", limit.toSeconds())
                    .toException();
        }
    }

    /// As [#await(Duration)], with what was told as one of ours: a worker talks to strangers, and is not believed
    /// blindly.
    <T> T await(Duration limit, Class<T> type) throws InterruptedException {
        var told = await(limit);
        try {
            return Wire.JSON.treeToValue(told, type);
        } catch (JacksonException e) {
            throw new Problem(Problem.Code.INTERNAL, "The work ended with an answer that is none. Try again.")
                    .toException();
        }
    }

    static Problem problemOf(@Nullable Throwable e) {
        return e instanceof com.nocodo.protocol.ProblemException problem
                ? problem.problem()
                : new Problem(Problem.Code.INTERNAL, "This is a mistake of ours: " + e);
    }

    /// Tells where it is, then what comes.
    void listen(Consumer<RunProgress> listener) {
        listeners.add(listener);
        var now = last;
        if (now != null) {
            listener.accept(now);
        }
    }

    void leave(Consumer<RunProgress> listener) {
        listeners.remove(listener);
    }

    /// Asks it to leave off at the next step.
    void stop() {
        stopped = true;
    }

    /// Ends the worker at once.
    @Override
    public void close() {
        worker.close();
    }

    /// What the worker sees of us.
    private final class WorkerDesk implements Desk {
        @Override
        public Order order() {
            return order;
        }

        @Override
        public List<RunEntry> entries() {
            return journal.all();
        }

        @Override
        public void add(RunEntry entry) {
            journal.add(entry);
        }

        @Override
        public void progress(RunProgress progress) {
            last = progress;
            listeners.forEach(listener -> listener.accept(progress));
        }

        @Override
        public boolean stopped() {
            return stopped;
        }

        private Way way() {
            if (way == null) {
                throw Problem.denied("This work holds no way in.").toException();
            }
            return way;
        }

        @Override
        public void link(String link) {
            way().link(link);
        }

        @Override
        public boolean linkAsked() {
            return way().linkAsked();
        }

        @Override
        public void used() {
            way().used();
        }

        @Override
        public String receipt(String kept) {
            return way().receipt(kept);
        }

        @Override
        public void done(JsonNode told) {
            result.complete(told);
        }

        @Override
        public void failed(Problem problem) {
            result.completeExceptionally(problem.toException());
        }

        @Override
        public void close() {
            // It ends with the worker.
        }
    }

    /// Of questions nothing is kept.
    private static final class NoJournal implements RunJournal {
        @Override
        public List<RunEntry> all() {
            return List.of();
        }

        @Override
        public void add(RunEntry entry) {
            throw new IllegalStateException("a question changes nothing");
        }
    }
}
