package com.nocodo.operator.home;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Whether a database has exactly this program's schema. To ask costs a few milliseconds; Flyway takes half a second to
/// find that there is nothing to do.
final class Schema {
    static final String PLACE = "com/nocodo/operator/migration";

    private Schema() {}

    /// False also wherever that is not sure: Flyway knows then.
    static boolean isNewest(DataSource database) {
        try (var connection = database.getConnection()) {
            return applied(connection).equals(known());
        } catch (SQLException | IOException | URISyntaxException e) {
            return false; // no such table yet, or trouble that Flyway tells of
        }
    }

    /// What was applied to a database, and is not known here.
    static Set<String> unknown(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var unknown = applied(connection);
            unknown.removeAll(known());
            return unknown;
        } catch (IOException | URISyntaxException e) {
            throw new SQLException("this program's own migrations cannot be read", e);
        }
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        Set<String> applied = new TreeSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT script, success FROM flyway_schema_history WHERE version IS NOT NULL")) {
            while (rows.next()) {
                applied.add(rows.getBoolean("success") ? rows.getString("script") : "failed");
            }
        }
        return applied;
    }

    private static Set<String> known() throws IOException, URISyntaxException {
        var location = Schema.class.getProtectionDomain().getCodeSource().getLocation();
        if (location == null) {
            throw new IOException("where this program lies is not known"); // so for classes of a moved cache of the JVM
        }
        var code = Path.of(location.toURI());
        if (Files.isDirectory(code)) {
            return names(code.resolve(PLACE));
        }
        try (var jar = FileSystems.newFileSystem(code)) {
            return names(jar.getPath(PLACE));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
