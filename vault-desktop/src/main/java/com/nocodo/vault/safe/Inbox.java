package com.nocodo.vault.safe;

import com.nocodo.vault.file.VaultDatabase;
import java.time.Instant;
import java.util.List;

/// What happened while nobody could write the audit log. It stays small, whoever knocks how often.
final class Inbox {
    private static final int MOST = 500;

    private final VaultDatabase database;

    record Event(Instant at, String event, long times) {}

    Inbox(VaultDatabase database) {
        this.database = database;
    }

    void add(Instant at, String event) {
        database.write(() -> {
            var last = database.sql()
                    .sql("""
                            UPDATE inbox
                               SET times = times + 1
                             WHERE event = :event AND (SELECT count(*) FROM inbox) >= :most
                               AND id = (SELECT max(id) FROM inbox WHERE event = :event)
                            """)
                    .param("event", event)
                    .param("most", MOST)
                    .update();
            return last > 0
                    ? last
                    : database.sql()
                            .sql("INSERT INTO inbox (at, event, times) VALUES (:at, :event, 1)")
                            .param("at", at.toEpochMilli())
                            .param("event", event)
                            .update();
        });
    }

    List<Event> all() {
        return database.sql()
                .sql("SELECT at, event, times FROM inbox ORDER BY id")
                .query((row, _) -> new Event(
                        Instant.ofEpochMilli(row.getLong("at")), row.getString("event"), row.getLong("times")))
                .list();
    }

    void clear() {
        database.sql().sql("DELETE FROM inbox").update();
    }
}
