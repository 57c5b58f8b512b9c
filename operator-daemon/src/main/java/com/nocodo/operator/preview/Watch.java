package com.nocodo.operator.preview;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Looks at every application of a home each second: ends one that takes more than it may, and starts one that is gone
/// again, a few times with growing pauses. One process of a home does, the one that serves it.
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));

    private final Previews previews;
    private final Consumer<String> starter;
    private final List<Duration> pauses;
    private final Map<String, Restarts> restarts = new HashMap<>();
    private final Thread thread;

    /// @param times how often it was started again since it last ran for a while
    /// @param due when that is to be done the next time, by the clock of this process; zero while it runs
    private record Restarts(int times, long due, long begun) {}

    private Watch(Previews previews, Consumer<String> starter, List<Duration> pauses) {
        this.previews = previews;
        this.starter = starter;
        this.pauses = pauses;
        this.thread = Thread.ofVirtual().name("application-watch").unstarted(this::watch);
    }

    /// @param starter starts a project's application if nothing speaks against it
    public static Watch start(Previews previews, Consumer<String> starter) {
        return start(previews, starter, PAUSES);
    }

    /// @param pauses before it is started again, one for each time
    public static Watch start(Previews previews, Consumer<String> starter, List<Duration> pauses) {
        var watch = new Watch(previews, starter, pauses);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What goes wrong with one look does not end the watch.
    private void look() throws InterruptedException {
        try {
            for (var project : previews.started()) {
                if (!isDue(project)) {
                    look(project);
                }
            }
            for (var project : List.copyOf(restarts.keySet())) {
                startAgain(project);
            }
        } catch (ProblemException | NestedRuntimeException e) {
            LOG.warn("the applications could not be looked at: {}", e.getMessage());
        }
    }

    private void look(String project) throws InterruptedException {
        var held = previews.attempt(project);
        if (held.isEmpty()) {
            return; // it is being started or ended just now
        }
        try (var mine = held.get()) {
            var trouble = mine.trouble();
            if (trouble.isPresent()) {
                endFor(project, mine, trouble.get());
            }
        }
    }

    private void endFor(String project, Previews.Held held, Trouble trouble) throws InterruptedException {
        var before = restarts.getOrDefault(project, new Restarts(0, 0, 0));
        var times = System.nanoTime() - before.begun() > CALM.toNanos() ? 0 : before.times();
        if (!trouble.again()) {
            restarts.remove(project);
            held.endFor(trouble, false);
        } else if (times == pauses.size()) {
            restarts.remove(project);
            held.endFor(trouble, false);
            previews.giveUp(project, times);
        } else {
            restarts.put(project, next(times));
            held.endFor(
                    trouble.says("It is started again in %s (%d of %d)."
                            .formatted(words(pauses.get(times)), times + 1, pauses.size())),
                    true);
            previews.awaitStart(project);
        }
    }

    private boolean isDue(String project) {
        var state = restarts.get(project);
        return state != null && state.due() != 0;
    }

    private Restarts next(int times) {
        return new Restarts(
                times, Math.max(1, System.nanoTime() + pauses.get(times).toNanos()), System.nanoTime());
    }

    private static String words(Duration pause) {
        return pause.toSeconds() == 1 ? "1 second" : pause.toSeconds() + " seconds";
    }

    private void startAgain(String project) {
        var state = restarts.get(project);
        if (state == null || state.due() == 0 || System.nanoTime() - state.due() < 0) {
            return;
        }
        if (!previews.started().contains(project)) {
            restarts.remove(project); // its end was asked for meanwhile
            return;
        }
        var now = System.nanoTime();
        restarts.put(project, new Restarts(state.times() + 1, 0, now));
        try {
            starter.accept(project);
        } catch (ProblemException e) {
            refused(project, state, e.problem());
        }
    }

    private void refused(String project, Restarts state, Problem problem) {
        if (problem.code() == Problem.Code.NOT_FOUND) {
            restarts.remove(project); // it was deleted
        } else if (problem.code() == Problem.Code.CONFLICT) {
            // A build or change holds it: that is no try. It is noted as wanted, unless its end was asked for since.
            restarts.put(project, next(state.times()));
        } else if (state.times() + 1 < pauses.size()) {
            restarts.put(project, next(state.times() + 1));
            previews.awaitStart(project);
        } else {
            restarts.remove(project);
            previews.giveUp(project, pauses.size());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
