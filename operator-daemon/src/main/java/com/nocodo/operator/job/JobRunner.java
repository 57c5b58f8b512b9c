package com.nocodo.operator.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the jobs of a home; one process does, from start to close. Jobs that other processes queue are heard of, too.
///
/// @see "docs/decisions/0042-durable-jobs.md"
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String TASK = "drain";
    private static final int AT_ONCE = 8;
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Database db;
    private final Jobs jobs;
    private final Runnable onCommit;
    private final FileLock lock;
    private final Interrupts interrupts = new Interrupts();
    private final OneTimeTask<Void> drain;
    private final Scheduler scheduler;
    private final Thread watcher;

    private JobRunner(Database db, Jobs jobs, Work work, Runnable onCommit, Duration firstRetry, FileLock lock) {
        this.db = db;
        this.jobs = jobs;
        this.onCommit = onCommit;
        this.lock = lock;
        var draining = new Draining(jobs, work, interrupts);
        this.drain = Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(firstRetry, 3))
                .execute((project, context) -> draining.drain(project.getId()));
        this.scheduler = Scheduler.create(db.source(), drain)
                .threads(AT_ONCE)
                .pollingInterval(Duration.ofSeconds(1))
                .enableImmediateExecution()
                .failureLogging(LogLevel.DEBUG, false)
                .build();
        this.watcher = Thread.ofVirtual().name("job-watch").unstarted(this::watch);
    }

    /// @param home its folder; held until close, so that no second process runs its jobs
    /// @param onCommit called after each commit to the state, at once and then again and again
    /// @param firstRetry how long passing trouble may last at first; then three times as long, and so on
    public static JobRunner start(
            Path home, Database db, Jobs jobs, Work work, Runnable onCommit, Duration firstRetry) {
        var lock = FileLock.attempt(home.resolve("jobs.lock"))
                .orElseThrow(() -> Problem.conflict(
                                "Another operator runs the jobs of %s. Stop it first, or set NOCODO_HOME to another folder.",
                                home)
                        .toException());
        try {
            var runner = new JobRunner(db, jobs, work, onCommit, firstRetry, lock);
            runner.start();
            return runner;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What a killed process had picked is picked by nobody now; without this it would count as running until its
    /// heartbeat is minutes old.
    private void start() {
        db.sql().sql("""
                UPDATE scheduled_tasks
                   SET picked = 0, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                 WHERE picked = 1
                """).update();
        scheduler.start();
        watcher.start();
    }

    /// Each commit may have queued or cancelled something, here or in another process; the end of a drain is one, too,
    /// so that what was queued in its last moment is not left.
    private void watch() {
        while (!interrupts.closed()) {
            try {
                var version = db.commits().version();
                look();
                db.commits().await(version, System.nanoTime() + LOOK.toNanos());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The queue cannot be read: {}", e.getMessage());
                pause();
            }
        }
    }

    private void look() {
        var running = interrupts.jobs();
        running.stream().filter(jobs::cancelling).forEach(interrupts::interrupt);
        Set<String> busy = new HashSet<>();
        running.forEach(job -> busy.add(job.project()));
        for (var project : jobs.projectsWithWork()) {
            if (!busy.contains(project) && !interrupts.closed()) {
                scheduler.scheduleIfNotExists(drain.instance(project), Instant.now());
            }
        }
        onCommit.run();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Interrupts what runs, which goes on at the next start, and waits for its end.
    @Override
    public void close() {
        interrupts.close();
        watcher.interrupt();
        scheduler.stop();
        lock.close();
    }
}
