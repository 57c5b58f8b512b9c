package com.nocodo.vault.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// A table of texts, kept as carefully as the vault's own: each write is on the disk when it returns.
final class BareTable implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement read;
    private final PreparedStatement write;

    BareTable(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT");
        }
        read = connection.prepareStatement("SELECT text FROM note WHERE id = ?");
        write = connection.prepareStatement("INSERT OR REPLACE INTO note (id, text) VALUES (?, ?)");
    }

    void fill(int rows, String text) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < rows; i++) {
            write("item-" + i, text);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    void read(String id) {
        try {
            read.setString(1, id);
            try (var row = read.executeQuery()) {
                if (!row.next() || row.getString(1).isEmpty()) {
                    throw new IllegalStateException("there is no " + id);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(String id, String text) {
        try {
            write.setString(1, id);
            write.setString(2, text);
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
