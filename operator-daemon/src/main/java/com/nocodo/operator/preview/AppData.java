package com.nocodo.operator.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The data of one application: a folder with its database and its uploads.
public record AppData(Path folder) {
    /// `SQLITE_OPEN_READWRITE`, `SQLITE_OPEN_CREATE` and `SQLITE_OPEN_NOFOLLOW`.
    private static final int WRITE_AND_FOLLOW_NO_LINK = 0x2 | 0x4 | 0x0100_0000;

    public Path database() {
        return folder.resolve("app.db");
    }

    /// Where the application keeps uploads, each under the number that the database has for it.
    public Path uploads() {
        return folder.resolve("files");
    }

    /// The file of an upload, if it is there. An application may have put a link in its place, which is not followed.
    public Optional<Path> upload(long id) {
        var file = uploads().resolve(String.valueOf(id));
        return Files.isDirectory(uploads(), LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(file)
                : Optional.empty();
    }

    /// SQLite follows no link there either.
    private Connection open(String more) throws SQLException {
        try {
            var place = folder.toRealPath().resolve(database().getFileName());
            return DriverManager.getConnection(
                    "jdbc:sqlite:" + place + "?open_mode=" + WRITE_AND_FOLLOW_NO_LINK + more);
        } catch (IOException e) {
            throw new SQLException(folder + " cannot be read", e);
        }
    }

    /// A consistent copy of the database, also while the application writes.
    public void snapshot(AppData to) throws IOException, SQLException {
        Files.createDirectories(to.folder());
        try (var db = open("&busy_timeout=20000");
                var statement = db.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.database().toString());
            statement.execute();
        }
    }

    /// Whether SQLite finds nothing wrong with the database.
    public boolean whole() {
        try (var db = open("");
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
        try (var db = open("");
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
        try (var db = open("");
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
