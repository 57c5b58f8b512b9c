package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows that everybody may read.
final class NoticeStore {
    private final JdbcClient sql;

    record Row(String name, String text) {
        String place() {
            return NoticeStore.place(name);
        }

        Bound fields() {
            return Bound.to("notice").and(name).and(text);
        }
    }

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    static String place(String name) {
        return "notice/" + name;
    }

    Optional<Row> find(String name) {
        return sql.sql("SELECT name, text FROM notice WHERE name = :name")
                .param("name", name)
                .query((row, _) -> new Row(row.getString("name"), row.getString("text")))
                .optional();
    }

    List<Row> all() {
        return sql.sql("SELECT name, text FROM notice ORDER BY name")
                .query((row, _) -> new Row(row.getString("name"), row.getString("text")))
                .list();
    }

    void save(Row row) {
        sql.sql("INSERT OR REPLACE INTO notice (name, text) VALUES (:name, :text)")
                .param("name", row.name)
                .param("text", row.text)
                .update();
    }

    void delete(String name) {
        sql.sql("DELETE FROM notice WHERE name = :name").param("name", name).update();
    }
}
