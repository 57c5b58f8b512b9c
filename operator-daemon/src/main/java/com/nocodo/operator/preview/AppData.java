package com.nocodo.operator.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The data of one application: a folder with its database and its uploads.
public record AppData(Path folder) {

    public Path database() {
        return folder.resolve("app.db");
    }

    /// Where the application keeps uploads, each under the number that the database has for it.
    public Path uploads() {
        return folder.resolve("files");
    }

    /// A consistent copy of the database, also while the application writes.
    public void snapshot(AppData to) throws IOException, SQLException {
        Files.createDirectories(to.folder());
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database() + "?busy_timeout=20000");
                var statement = db.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.database().toString());
            statement.execute();
        }
    }

    /// Whether SQLite finds nothing wrong with the database.
    public boolean whole() {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = db.createStatement();
                var answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            return answer.next() && answer.getString(1).equals("ok");
        } catch (SQLException e) {
            return false; // it is no database
        }
    }

    /// The numbers of the uploads.
    public List<Long> uploadIds() throws SQLException {
        if (!rows().containsKey("app_files")) {
            return List.of();
        }
        List<Long> ids = new ArrayList<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = db.createStatement();
                var found = statement.executeQuery("SELECT id FROM app_files ORDER BY id")) {
            while (found.next()) {
                ids.add(found.getLong(1));
            }
        }
        return ids;
    }

    /// How many rows each table has.
    public Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = db.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var names = statement.executeQuery(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                            + " AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (var table : tables) {
                try (var count =
                        statement.executeQuery("SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + "\"")) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }
}
