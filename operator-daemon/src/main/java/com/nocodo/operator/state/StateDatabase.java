package com.nocodo.operator.state;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An operator's database on its way to another server.
record StateDatabase(Path file) {
    /// What opens a door of the server that the state is of: it may be in a thief's hands.
    private static final List<String> DOORS = List.of("web_session", "sign_in_link", "api_token", "bridge_key");

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=20000");
    }

    /// A consistent copy, also while an operator writes.
    void snapshot(Path to) throws SQLException {
        try (var db = open();
                var statement = db.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.toString());
            statement.execute();
        }
    }

    /// Takes what opens a door out, so that nothing of it is left in the file.
    void closeDoors() throws SQLException {
        try (var db = open()) {
            var there = column(db, "SELECT name FROM sqlite_schema WHERE type = 'table'");
            for (var table : DOORS) {
                if (there.contains(table)) {
                    run(db, "DELETE FROM " + table);
                }
            }
            run(db, "VACUUM");
        }
    }

    /// The ids of all projects, in whichever state.
    List<String> projects() throws SQLException {
        try (var db = open()) {
            return column(db, "SELECT id FROM project ORDER BY id");
        }
    }

    /// Whether the projects that are there are these, and all, in whichever state, have an id that an operator makes
    /// and a name that a folder can have.
    boolean has(Map<String, String> slugs) throws SQLException {
        try (var db = open()) {
            return column(db, "SELECT coalesce(id, '') FROM project").stream().allMatch(StateEntry::isId)
                    && column(db, "SELECT coalesce(slug, '') FROM project").stream()
                            .allMatch(StateNote::isName)
                    && slugs(db).equals(slugs);
        }
    }

    /// The names of the projects that are there, by their ids.
    Map<String, String> slugs() throws SQLException {
        try (var db = open()) {
            return slugs(db);
        }
    }

    private static Map<String, String> slugs(Connection db) throws SQLException {
        Map<String, String> slugs = new TreeMap<>();
        try (var statement = db.createStatement();
                var rows = statement.executeQuery("SELECT id, slug FROM project WHERE deleting = 0 AND arriving = 0")) {
            while (rows.next()) {
                slugs.put(rows.getString(1), rows.getString(2));
            }
        }
        return slugs;
    }

    /// What a project's queue works on now.
    List<String> running(String project) throws SQLException {
        try (var db = open();
                var statement = db.prepareStatement("SELECT kind FROM job WHERE project = ? AND state = 'RUNNING'")) {
            statement.setString(1, project);
            try (var rows = statement.executeQuery()) {
                return column(rows);
            }
        }
    }

    /// Migrates it. A trigger or a view of somebody else's would act as the operator, later on.
    ///
    /// @throws com.nocodo.protocol.ProblemException where its schema is another than an operator's
    void migrate() throws SQLException, IOException {
        Database.open(file).close();
        var ours = new StateDatabase(file.resolveSibling("schema.db"));
        Files.deleteIfExists(ours.file);
        Database.open(ours.file).close();
        try (var db = open();
                var fresh = ours.open()) {
            if (!schema(db).equals(schema(fresh))) {
                throw Problem.invalid("The saved state's database is not built as an operator builds it. Nothing was"
                                + " restored.")
                        .toException();
            }
        }
        for (var end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(ours.file + end));
        }
    }

    /// Makes it, once it is migrated, the database of that home: who may come in by a vault is as it was there, and
    /// nothing
    /// that opened a door elsewhere opens one here. What ran is started again, as after a restart of the server.
    void settleIn(Home home) throws SQLException, IOException {
        closeDoors();
        try (var db = open()) {
            run(db, "DELETE FROM setting"); // its name, its port, and what its vault knows it by
            if (Files.exists(home.database())) {
                try (var attach = db.prepareStatement("ATTACH ? AS old")) {
                    attach.setString(1, home.database().toString());
                    attach.execute();
                }
                if (!column(db, "SELECT name FROM pragma_table_info('setting', 'old')")
                        .isEmpty()) {
                    run(db, "INSERT INTO main.setting SELECT name, value FROM old.setting");
                }
                bringVaults(db);
                run(db, "DETACH old");
            }
            run(db, "UPDATE preview SET started_at = 'on another server' WHERE pid IS NOT NULL");
            try (var place = db.prepareStatement("UPDATE project SET path = ? || '/' || slug")) {
                place.setString(1, home.projects().toString());
                place.executeUpdate();
            }
            run(db, "PRAGMA journal_mode = DELETE"); // one file
        }
    }

    private static List<String> schema(Connection db) throws SQLException {
        return column(
                db,
                "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_schema"
                        + " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1");
    }

    /// An older operator's table has fewer columns.
    private static void bringVaults(Connection db) throws SQLException {
        var columns = column(db, "SELECT name FROM pragma_table_info('bridge_key', 'old')");
        if (columns.isEmpty()) {
            return;
        }
        var names = String.join(", ", columns);
        run(db, "INSERT INTO main.bridge_key (%1$s) SELECT %1$s FROM old.bridge_key".formatted(names));
        if (columns.contains("account")) {
            bringAccounts(db);
        }
    }

    /// What somebody is here is what this operator says now, and whose vault it shut out comes in by no account either.
    /// An address that somebody else has stays with them.
    private static void bringAccounts(Connection db) throws SQLException {
        run(db, """
                INSERT INTO main.account (id, name, role, email, vouched, language, created_at)
                SELECT id, name, role,
                       CASE WHEN EXISTS (SELECT 1 FROM main.account AS other
                                          WHERE other.email = account.email AND other.id <> account.id)
                            THEN NULL ELSE email END,
                       vouched, language, created_at
                  FROM old.account AS account
                 WHERE id IN (SELECT account FROM old.bridge_key WHERE revoked_at IS NULL)
                    ON CONFLICT (id) DO UPDATE
                   SET role = excluded.role,
                       email = coalesce(excluded.email, email),
                       language = excluded.language
                """);
        // Shutting a vault out here removed its account; one that was kept as the last owner is kept.
        run(db, "PRAGMA foreign_keys = ON");
        run(db, """
                DELETE FROM main.account
                 WHERE id IN (SELECT account FROM old.bridge_key WHERE revoked_at IS NOT NULL)
                   AND id NOT IN (SELECT id FROM old.account)
                   AND EXISTS (SELECT 1 FROM main.account AS other WHERE other.role = 'owner' AND other.id <> account.id)
                """);
    }

    private static void run(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement();
                var rows = statement.executeQuery(sql)) {
            return column(rows);
        }
    }

    private static List<String> column(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }
}
