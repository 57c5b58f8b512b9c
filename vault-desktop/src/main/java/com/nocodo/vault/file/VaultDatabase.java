package com.nocodo.vault.file;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/// The vault's SQLite file over one connection: one process, one writer, and every commit is on the disk when it
/// returns. What is deleted is overwritten.
public final class VaultDatabase implements AutoCloseable {
    static final String PLACE = "com/nocodo/vault/migration";
    /// To ask for these costs a millisecond; Flyway takes half a second to find that there is nothing to do.
    static final List<String> MIGRATIONS = List.of("V001__vault.sql", "V002__login.sql");

    private final SingleConnectionDataSource connection;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    private VaultDatabase(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.sql = JdbcClient.create(connection);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    }

    /// @param file is there, and may be empty
    public static VaultDatabase open(Path file) {
        var connection = connection(file);
        try {
            var database = new VaultDatabase(connection);
            database.prepare();
            return database;
        } catch (DataAccessException | FlywayException e) {
            connection.destroy();
            if (isFull(e)) {
                throw Problem.unavailable(
                                "The vault in %s cannot be opened: %s. Is the disk full? Make room, then try again",
                                file, reason(e))
                        .toException();
            }
            throw Problem.unavailable(
                            "The vault in %s cannot be read: %s. Put a backup in its place, or use the version of nocodo"
                                    + " that wrote it",
                            file, reason(e))
                    .toException();
        } catch (ProblemException e) {
            connection.destroy();
            throw e;
        }
    }

    /// Also where SQLite only finds that a file of its own does not grow.
    private static boolean isFull(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_FULL, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE -> true;
                    default -> false;
                };
    }

    private static SingleConnectionDataSource connection(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(5_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SingleConnectionDataSource("jdbc:sqlite:" + file, true);
        source.setConnectionProperties(config.toProperties());
        return source;
    }

    private void prepare() {
        sql.sql("PRAGMA trusted_schema = OFF").update();
        sql.sql("PRAGMA cell_size_check = ON").update();
        refuseCode();
        if (!isNewest()) {
            Flyway.configure()
                    .dataSource(connection)
                    .locations("classpath:" + PLACE)
                    .load()
                    .migrate();
        }
    }

    /// Whoever can write the file can put statements into it that run with ours. Our schema has none.
    private void refuseCode() {
        var strangers = sql.sql("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')")
                .query(String.class)
                .list();
        if (!strangers.isEmpty()) {
            throw Problem.denied(
                            "Somebody added a trigger or a view to the vault's file, which never has any. Put a backup in"
                                    + " its place")
                    .toException();
        }
    }

    private boolean isNewest() {
        try {
            return sql.sql("SELECT script FROM flyway_schema_history WHERE success = 1 ORDER BY installed_rank")
                    .query(String.class)
                    .list()
                    .equals(MIGRATIONS);
        } catch (DataAccessException e) {
            return false; // no such table yet, or trouble that Flyway tells of
        }
    }

    public JdbcClient sql() {
        return sql;
    }

    /// Nobody reads or commits another thread's half transaction: there is one connection, and one at a time uses it.
    public synchronized <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw Problem.unavailable("The vault's file cannot be read: %s. Put a backup in its place", reason(e))
                    .toException();
        }
    }

    /// All of it on the disk, or nothing.
    public synchronized <T extends @Nullable Object> T write(Supplier<T> work) {
        try {
            return transaction.execute(_ -> work.get());
        } catch (DataAccessException | TransactionException e) {
            throw Problem.unavailable("Nothing was written to the vault: %s. Is the disk full?", reason(e))
                    .toException();
        }
    }

    /// Leaves nothing of what was there before: no pages that are free, no log of earlier writes.
    public void compact() {
        try {
            checkpoint();
            sql.sql("VACUUM").update();
            checkpoint();
        } catch (DataAccessException e) {
            throw Problem.unavailable(
                            "The change is made, but what it replaced may still be in the file: %s. Make room on the disk,"
                                    + " then do it once more",
                            reason(e))
                    .toException();
        }
    }

    private void checkpoint() {
        sql.sql("PRAGMA wal_checkpoint(TRUNCATE)")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /// Writes a whole copy. The caller removes what is there after a failure.
    void copyTo(Path copy) {
        sql.sql("VACUUM INTO :copy").param("copy", copy.toString()).update();
    }

    static String reason(Exception e) {
        return switch (NestedExceptionUtils.getMostSpecificCause(e)) {
            case SQLException sqlite ->
                String.valueOf(sqlite.getMessage()).lines().findFirst().orElse("SQLite failed");
            case Throwable cause -> cause.getClass().getSimpleName();
        };
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
