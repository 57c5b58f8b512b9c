package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.raw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.TestVault.Time;
import com.nocodo.vault.safe.TestVault.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who can write the file changes one byte of what is stored.
@Tag("slow")
class TamperTest {
    private static final Token SECRET = new Token("canary-token", 30);

    private static final List<String> VOUCHED =
            List.of("header", "slot", "notice", "item", "journal", "entry", "register");

    @TempDir(factory = Memory.class)
    Path original;

    @TempDir(factory = Memory.class)
    Path folder;

    /// Thousands of vaults are opened here: where nothing has to reach a disk, that takes seconds instead of minutes.
    static final class Memory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            var memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "nocodo-vault")
                    : Files.createTempDirectory("nocodo-vault");
        }
    }

    private final Time time = new Time();
    private String code = "";

    private record Cell(String table, String column, long position, byte[] value, String type) {
        @Override
        public String toString() {
            return table + "." + column + " of row " + position;
        }
    }

    @BeforeEach
    void aVaultWithSomethingOfEverything() {
        try (var vault = Vault.open(original, time.means())) {
            var created = vault.create(password());
            code = created.recovery().text();
            var safe = created.safe();
            safe.items().put(TOKEN, "scaleway", "Scaleway", SECRET, Write.NEW);
            safe.journal("op-1").append("intent".getBytes(UTF_8));
            safe.journal("op-1").append("done".getBytes(UTF_8));
            safe.receipt("operator-1");
            safe.inOneWrite(write -> {
                write.post("login", "ask at https://nocodo.com ".repeat(4));
                return write;
            });
            safe.close();
            vault.unlock("not the password".toCharArray());
            vault.unlock("not the password".toCharArray()); // something in the inbox, and a counter
            vault.outside().orElseThrow().arrived(new Outside.Arrival(new byte[32], time.instant()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "slot", "notice", "item", "journal", "register"})
    void aChangedByteIsRefusedBeforeAnythingIsRead(String table) throws Exception {
        var tried = 0;
        for (var cell : cells(table)) {
            for (int i = 0; i < cell.value.length; i++) {
                change(cell, i);
                try (var vault = Vault.open(folder, time.means())) {
                    assertThat(vault.unlock(password()))
                            .as("%s, byte %d", cell, i)
                            .isInstanceOfAny(Unlocking.Damaged.class, Unlocking.WrongPassword.class);
                    if (table.equals("slot") || table.equals("header")) {
                        assertThat(vault.recover(code.toCharArray(), "another password".toCharArray()))
                                .as("%s, byte %d", cell, i)
                                .isInstanceOfAny(Unlocking.Damaged.class, Unlocking.WrongPassword.class);
                    }
                }
                tried++;
            }
        }

        assertThat(tried).isGreaterThan(80);
    }

    /// The middle of a journal is looked at when it is read, and by a check of everything.
    @Test
    void aChangedEntryOfAJournalIsRefusedWhenItIsReadAndNamedByACheck() throws Exception {
        var tried = 0;
        for (var cell : cells("entry")) {
            for (int i = 0; i < cell.value.length; i++) {
                change(cell, i);
                try (var vault = Vault.open(folder, time.means())) {
                    if (vault.unlock(password()) instanceof Unlocking.Unlocked(var safe)) {
                        assertThat(safe.verify()).as("%s, byte %d", cell, i).isNotEmpty();
                        assertThatThrownBy(() -> {
                                    safe.journal("op-1").all();
                                    safe.audit().entries(0, 100);
                                    assertThat(safe.audit().verify()).isEmpty();
                                })
                                .as("%s, byte %d", cell, i)
                                .isInstanceOfAny(ProblemException.class, AssertionError.class);
                    }
                }
                tried++;
            }
        }

        assertThat(tried).isGreaterThan(300);
    }

    /// Those tables are named in [Check#UNVOUCHED]. Whatever stands there, the vault opens with its password alone,
    /// what it holds is whole, and nobody waits longer than a quarter of an hour.
    @ParameterizedTest
    @ValueSource(strings = {"inbox", "unlock_limit", "arrival", "flyway_schema_history"})
    void whatNobodyVouchesForOpensNothingAndGivesNothingAway(String table) throws Exception {
        assertThat(Check.UNVOUCHED).contains(table);
        for (var cell : cells(table)) {
            assertThat(new String(cell.value, UTF_8)).doesNotContain(SECRET.token(), TestVault.PASSWORD);
            for (int i = 0; i < cell.value.length; i++) {
                change(cell, i);
                try (var vault = Vault.open(folder, time.means())) {
                    time.pass(Duration.ofMinutes(15));
                    assertThat(vault.unlock("not the password".toCharArray()))
                            .as("%s, byte %d", cell, i)
                            .isInstanceOf(Unlocking.WrongPassword.class);
                    time.pass(Duration.ofMinutes(15));
                    var safe = TestVault.unlocked(vault);
                    assertThat(safe.items().get(TOKEN, "scaleway").body()).isEqualTo(SECRET);
                    assertThat(safe.verify()).isEmpty();
                } catch (ProblemException e) {
                    assertThat(table).as(e.getMessage()).isEqualTo("flyway_schema_history");
                }
            }
        }
    }

    @Test
    void everyTableIsEitherVouchedForOrNamedAsExempt() throws Exception {
        try (var raw = raw(original);
                var rows = raw.createStatement()
                        .executeQuery(
                                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (rows.next()) {
                var table = rows.getString(1);
                assertThat(VOUCHED.contains(table) || Check.UNVOUCHED.contains(table))
                        .as(table)
                        .isTrue();
            }
        }
    }

    /// Not a cell but any byte of the file: its pages, its schema, what is free.
    @Test
    void aChangedByteAnywhereInTheFileIsRefusedOrChangesNothing() throws Exception {
        var file = Files.readAllBytes(original.resolve("vault.db"));
        for (int at = 0; at < file.length; at += 97) {
            var changed = file.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(place(), changed);
            try (var vault = Vault.open(folder, time.means())) {
                if (vault.unlock(password()) instanceof Unlocking.Unlocked(var safe)
                        && safe.verify().isEmpty()) {
                    assertThat(safe.items().get(TOKEN, "scaleway").body()).isEqualTo(SECRET);
                    assertThat(safe.journal("op-1").all()).hasSize(2);
                }
            } catch (ProblemException e) {
                assertThat(e.getMessage()).doesNotContain(SECRET.token());
            }
            fresh();
        }
    }

    private Path place() {
        return folder.resolve("vault.db");
    }

    private void fresh() throws IOException {
        for (var name : List.of("vault.db-wal", "vault.db-shm")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.copy(
                original.resolve("vault.db"),
                place(),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void change(Cell cell, int at) throws Exception {
        fresh();
        time.pass(Duration.ofHours(1));
        var value = cell.value.clone();
        value[at] ^= (byte) (1 << at % 8);
        try (var raw = raw(folder)) {
            var columns = columns(raw, cell.table);
            var where = columns.stream()
                    .map(name -> name + " IS " + sqlOf(raw, cell, name))
                    .collect(Collectors.joining(" AND "));
            var set = switch (cell.type) {
                case "integer" -> String.valueOf(ByteBuffer.wrap(value).getLong());
                case "text" -> "CAST(x'" + hex(value) + "' AS TEXT)";
                default -> "x'" + hex(value) + "'";
            };
            try (var statement = raw.createStatement()) {
                var changed = statement.executeUpdate(
                        "UPDATE %s SET %s = %s WHERE %s".formatted(cell.table, cell.column, set, where));
                assertThat(changed).as("%s is changed", cell).isEqualTo(1);
            }
        }
    }

    /// The value of another column of the same row, as SQL.
    private static String sqlOf(Connection raw, Cell cell, String column) {
        try (var statement = raw.createStatement();
                var row = statement.executeQuery("SELECT quote(%s) FROM %s NOT INDEXED LIMIT 1 OFFSET %d"
                        .formatted(column, cell.table, cell.position))) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Cell> cells(String table) throws SQLException {
        var cells = new ArrayList<Cell>();
        try (var raw = raw(original)) {
            for (var column : columns(raw, table)) {
                var query =
                        "SELECT typeof(%1$s), %1$s, CAST(%1$s AS BLOB) FROM %2$s NOT INDEXED".formatted(column, table);
                try (var rows = raw.createStatement().executeQuery(query)) {
                    for (long position = 0; rows.next(); position++) {
                        var type = Objects.requireNonNull(rows.getString(1));
                        var value = type.equals("integer")
                                ? ByteBuffer.allocate(8)
                                        .putLong(rows.getLong(2))
                                        .array()
                                : rows.getBytes(3);
                        if (!type.equals("null")) {
                            cells.add(new Cell(table, column, position, value, type));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static List<String> columns(Connection raw, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = raw.createStatement().executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
