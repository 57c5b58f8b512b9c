package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The home's SQLite database, migrated to this program's schema. Transactions take the write lock at their start, so
/// that two processes on one home wait for each other instead of failing half-way.
public record Database(JdbcClient sql, TransactionTemplate transaction, SingleConnectionDataSource connection)
        implements AutoCloseable {

    public static Database open(Path file) {
        var source = source(file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:com/nocodo/operator/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Problem.unavailable(
                            "The state in %s cannot be opened: %s. Is the disk full, or was it written by a newer version?",
                            file, firstLine(e))
                    .toException();
        }
        return new Database(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)), source);
    }

    @Override
    public void close() {
        connection.destroy();
    }

    /// One connection for the whole process: opening one costs more than most statements.
    private static SingleConnectionDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(20_000);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            return new SingleConnectionDataSource(source.getConnection(), true);
        } catch (SQLException e) {
            throw Problem.unavailable("The state in %s cannot be opened: %s", file, Reason.of(e))
                    .toException();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
