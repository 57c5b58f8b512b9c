package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/// Notices that somebody has committed to the database, this process or another. SQLite tells a connection of the
/// commits of all others, so it has one of its own, on which nothing is ever written.
///
/// @see "docs/decisions/0041-event-stream.md"
public final class Commits implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(10);

    private final SQLiteDataSource file;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement question;

    Commits(SQLiteDataSource file) {
        this.file = file;
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
                return answer.getLong(1);
            }
        } catch (SQLException e) {
            throw Problem.unavailable("The state cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }

    /// Waits until the version is another, or until the time is over.
    ///
    /// @param until as by [System#nanoTime]
    /// @return false when the time is over
    public boolean await(long version, long until) throws InterruptedException {
        while (version() == version) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, EVERY.toNanos()));
        }
        return true;
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
