package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of journals and of their entries.
final class JournalStore {
    private final JdbcClient sql;

    record Row(String id, byte[] wrappedKey, long entries, byte[] head) {
        static String place(String id) {
            return "journal/" + id;
        }

        Bound fields() {
            return Bound.to("journal").and(id).and(wrappedKey).and(entries).and(head);
        }
    }

    record Entry(long seq, byte[] body, byte[] mac) {}

    JournalStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Row> find(String id) {
        return sql.sql("SELECT id, wrapped_key, entries, head FROM journal WHERE id = :id")
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    List<Row> all() {
        return sql.sql("SELECT id, wrapped_key, entries, head FROM journal ORDER BY id")
                .query((row, _) -> row(row))
                .list();
    }

    void save(Row row) {
        sql.sql("""
                        INSERT INTO journal (id, wrapped_key, entries, head)
                        VALUES (:id, :key, :entries, :head)
                            ON CONFLICT (id) DO UPDATE
                           SET wrapped_key = :key, entries = :entries, head = :head
                        """)
                .param("id", row.id())
                .param("key", row.wrappedKey())
                .param("entries", row.entries())
                .param("head", row.head())
                .update();
    }

    List<Entry> entries(String journal, long after, int limit) {
        return sql.sql("""
                        SELECT seq, body, mac
                          FROM entry
                         WHERE journal = :journal AND seq > :after
                         ORDER BY seq
                         LIMIT :limit
                        """)
                .param("journal", journal)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Entry(row.getLong("seq"), row.getBytes("body"), row.getBytes("mac")))
                .list();
    }

    void add(String journal, Entry entry) {
        sql.sql("INSERT INTO entry (journal, seq, body, mac) VALUES (:journal, :seq, :body, :mac)")
                .param("journal", journal)
                .param("seq", entry.seq())
                .param("body", entry.body())
                .param("mac", entry.mac())
                .update();
    }

    void replace(String journal, Entry entry) {
        sql.sql("UPDATE entry SET body = :body, mac = :mac WHERE journal = :journal AND seq = :seq")
                .param("journal", journal)
                .param("seq", entry.seq())
                .param("body", entry.body())
                .param("mac", entry.mac())
                .update();
    }

    /// Entries that no journal has.
    List<String> strangers() {
        return sql.sql("SELECT DISTINCT journal FROM entry WHERE journal NOT IN (SELECT id FROM journal)")
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("id"), row.getBytes("wrapped_key"), row.getLong("entries"), row.getBytes("head"));
    }
}
