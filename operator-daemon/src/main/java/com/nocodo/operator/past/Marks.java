package com.nocodo.operator.past;

import com.nocodo.operator.home.Database;
import java.util.HashMap;
import java.util.Map;

/// What people say about versions.
final class Marks {
    private final Database db;

    Marks(Database db) {
        this.db = db;
    }

    record Mark(String name, boolean starred, String note) {
        static final Mark NONE = new Mark("", false, "");
    }

    Map<Long, Mark> of(String project) {
        Map<Long, Mark> marks = new HashMap<>();
        db.sql()
                .sql("SELECT version, name, starred, note FROM version_mark WHERE project = :project")
                .param("project", project)
                .query(row -> {
                    marks.put(
                            row.getLong("version"),
                            new Mark(row.getString("name"), row.getBoolean("starred"), row.getString("note")));
                });
        return marks;
    }

    void put(String project, long version, Mark mark) {
        db.sql()
                .sql("""
                INSERT INTO version_mark (project, version, name, starred, note)
                VALUES (:project, :version, :name, :starred, :note)
                ON CONFLICT (project, version) DO UPDATE
                   SET name = excluded.name, starred = excluded.starred, note = excluded.note
                """)
                .param("project", project)
                .param("version", version)
                .param("name", mark.name())
                .param("starred", mark.starred() ? 1 : 0)
                .param("note", mark.note())
                .update();
    }
}
