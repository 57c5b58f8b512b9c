package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/// Notices that somebody has committed to the database, this process or another. SQLite tells a connection of the
/// commits of all others, so it has one of its own, on which nothing is ever written. One thread asks for all who wait.
///
/// @see "docs/decisions/0041-event-stream.md"
public final class Commits implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(10);
    /// Where one commit follows another, those who follow are woken less often, each time for more: waking hundreds of
    /// them is what costs.
    private static final Duration AFTER_NEWS = Duration.ofMillis(20);
    /// Whoever waits again in a moment finds the thread that asks still there.
    private static final int IDLE_ROUNDS = 200;

    private final SQLiteDataSource file;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Moment latest = new Moment(0, new CountDownLatch(1));
    private @Nullable Connection connection;
    private @Nullable PreparedStatement question;

    /// @param over lets go on who waits for another version
    private record Moment(long version, CountDownLatch over) {}

    Commits(SQLiteDataSource file) {
        this.file = file;
    }

    /// The version for one who will wait for the next: where a thread asks for all, what it was told last.
    public long noticed() {
        return asking.get() ? latest.version : version();
    }

    /// Another number after each commit. Ask before you read: what is committed after your reading then changes it.
    public synchronized long version() {
        try {
            if (question == null) {
                connection = file.getConnection();
                question = connection.prepareStatement("PRAGMA data_version");
            }
            try (var answer = question.executeQuery()) {
                answer.next();
                return told(answer.getLong(1));
            }
        } catch (SQLException e) {
            throw Problem.unavailable("The state cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }

    private synchronized long told(long version) {
        var before = latest;
        if (version != before.version) {
            latest = new Moment(version, new CountDownLatch(1));
            before.over.countDown();
        }
        return version;
    }

    /// Waits until the version is another, or until the time is over.
    ///
    /// @param until as by [System#nanoTime]
    /// @return false when the time is over
    public boolean await(long version, long until) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            if (!asking.get()) {
                version();
            }
            if (asking.compareAndSet(false, true)) {
                Thread.ofPlatform().daemon().name("commits").start(this::ask);
            }
            var now = latest;
            return now.version != version || now.over.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void ask() {
        try {
            var next = EVERY;
            for (int idle = 0; goesOn(idle); idle++) {
                Thread.sleep(next);
                idle = waiting.get() > 0 ? 0 : idle;
                var before = latest.version;
                next = version() == before ? EVERY : AFTER_NEWS;
            }
        } catch (InterruptedException | ProblemException e) {
            asking.set(false);
            var none = Math.min(latest.version, 0) - 1; // no version of SQLite's
            told(none); // they ask for themselves, and are told what is wrong
        }
    }

    private boolean goesOn(int idle) {
        if (waiting.get() > 0 || idle < IDLE_ROUNDS) {
            return true;
        }
        asking.set(false);
        return waiting.get() > 0 && asking.compareAndSet(false, true); // somebody came meanwhile
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw Problem.unavailable("The state cannot be closed: %s", Reason.of(e))
                    .toException();
        }
    }
}
