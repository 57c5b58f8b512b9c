package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    private @Nullable Connection connection;
    private @Nullable PreparedStatement question;
    private long latest;
    private int waiting;
    private boolean asking;

    Commits(SQLiteDataSource file) {
        this.file = file;
    }

    /// The version for one who will wait for the next: where a thread asks for all, what it was told last.
    public synchronized long noticed() {
        return asking ? latest : version();
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

    private long told(long version) {
        if (version != latest) {
            latest = version;
            notifyAll();
        }
        return version;
    }

    /// Waits until the version is another, or until the time is over.
    ///
    /// @param until as by [System#nanoTime]
    /// @return false when the time is over
    public synchronized boolean await(long version, long until) throws InterruptedException {
        if (noticed() != version) {
            return true;
        }
        waiting++;
        try {
            if (!asking) {
                asking = true;
                Thread.ofPlatform().daemon().name("commits").start(this::ask);
            }
            while (latest == version) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            }
            return true;
        } finally {
            waiting--;
        }
    }

    private void ask() {
        try {
            var next = EVERY;
            for (int idle = 0; goesOn(idle); idle++) {
                Thread.sleep(next);
                idle = someWait() ? 0 : idle;
                next = news() ? AFTER_NEWS : EVERY;
            }
        } catch (InterruptedException | ProblemException e) {
            stop(); // they ask for themselves, and are told what is wrong
        }
    }

    private synchronized boolean news() {
        var before = latest;
        return version() != before;
    }

    private synchronized boolean someWait() {
        return waiting > 0;
    }

    private synchronized boolean goesOn(int idle) {
        asking = waiting > 0 || idle < IDLE_ROUNDS;
        return asking;
    }

    private synchronized void stop() {
        asking = false;
        told(latest + 1);
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
