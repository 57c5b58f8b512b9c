package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The home's SQLite database, migrated to this program's schema. Transactions take the write lock at their start, so
/// that two threads or two processes on one home wait for each other instead of failing half-way.
public final class Database implements AutoCloseable {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Connections connections;
    private final Commits commits;

    private Database(Connections connections, Commits commits) {
        this.sql = JdbcClient.create(connections);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        this.connections = connections;
        this.commits = commits;
    }

    public static Database open(Path file) {
        var source = source(file);
        var connections = new Connections(source);
        if (!Schema.isNewest(connections)) {
            migrate(file, connections);
        }
        return new Database(connections, new Commits(source));
    }

    /// Refuses a database that came from somewhere and is damaged, or has a schema that this program does not know.
    public static void check(Path file) {
        try (var connections = new Connections(source(file))) {
            refuseDamaged(file, connections);
            var unknown = Schema.unknown(connections);
            if (!unknown.isEmpty()) {
                throw Problem.invalid(
                                "The state was written by a newer nocodo (its schema has %.60s). Update nocodo here first.",
                                String.join(", ", unknown))
                        .toException();
            }
        } catch (SQLException e) {
            throw Problem.invalid("%s is no operator's database: %s", file.getFileName(), Reason.of(e))
                    .toException();
        }
    }

    private static void refuseDamaged(Path file, Connections connections) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw new SQLException(file.getFileName() + " is damaged");
            }
        }
    }

    private static void migrate(Path file, Connections connections) {
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:" + Schema.PLACE)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Problem.unavailable(
                            "The state in %s cannot be opened: %s. Is the disk full, or was it written by a newer"
                                    + " version?",
                            file, firstLine(e))
                    .toException();
        }
    }

    public JdbcClient sql() {
        return sql;
    }

    /// Several statements that hold together, or not at all. Inside another transaction it is a part of that.
    public TransactionTemplate transaction() {
        return transaction;
    }

    /// For a library that works with connections of its own; no part of [#transaction].
    public DataSource source() {
        return connections;
    }

    public Commits commits() {
        return commits;
    }

    @Override
    public void close() {
        commits.close();
        connections.close();
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(20_000);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
