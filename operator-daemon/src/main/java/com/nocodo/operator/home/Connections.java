package com.nocodo.operator.home;

import com.nocodo.protocol.local.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.sqlite.SQLiteDataSource;

/// Connections to one SQLite file. Whoever works has one alone, so that nobody reads or commits another thread's half
/// transaction; afterwards some are kept, since opening one costs more than most statements.
final class Connections extends AbstractDataSource implements SmartDataSource, AutoCloseable {
    private static final int KEPT = 4;

    private final SQLiteDataSource file;
    private final Deque<Connection> idle = new ArrayDeque<>(KEPT);
    private boolean closed;

    Connections(SQLiteDataSource file) {
        this.file = file;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var kept = kept();
        return kept == null ? file.getConnection() : kept;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private synchronized @Nullable Connection kept() throws SQLException {
        if (closed) {
            throw new SQLException("the state is closed");
        }
        return idle.pollFirst();
    }

    /// Spring asks this when it is done with a connection: what is not to be closed is kept for the next. One whose
    /// transaction could not be ended, as on a full disk, would hold the write lock.
    @Override
    public synchronized boolean shouldClose(Connection connection) {
        if (closed || idle.size() == KEPT || inTransaction(connection)) {
            return true;
        }
        idle.addFirst(connection);
        return false;
    }

    private static boolean inTransaction(Connection connection) {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (var connection : idle) {
            try {
                connection.close();
            } catch (SQLException e) {
                logger.warn("a connection stays open: " + Reason.of(e));
            }
        }
        idle.clear();
    }
}
