package com.nocodo.vault.safe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of items.
final class ItemStore {
    private static final String COLUMNS = "kind, id, revision, lookup, wrapped_key, body, created, updated";

    private final JdbcClient sql;

    ItemStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ItemRow> find(String kind, String id) {
        return sql.sql("SELECT " + COLUMNS + " FROM item WHERE kind = :kind AND id = :id")
                .param("kind", kind)
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    List<ItemRow> list(String kind) {
        return sql.sql("SELECT " + COLUMNS + " FROM item WHERE kind = :kind ORDER BY id")
                .param("kind", kind)
                .query((row, _) -> row(row))
                .list();
    }

    List<ItemRow> labelled(String kind, byte[] lookup) {
        return sql.sql("SELECT " + COLUMNS + " FROM item WHERE kind = :kind AND lookup = :lookup ORDER BY id")
                .param("kind", kind)
                .param("lookup", lookup)
                .query((row, _) -> row(row))
                .list();
    }

    /// One after the other, so that a large vault needs no large memory. Nothing may be written meanwhile.
    void each(Consumer<ItemRow> reader) {
        sql.sql("SELECT " + COLUMNS + " FROM item ORDER BY kind, id").query((ResultSet row) -> reader.accept(row(row)));
    }

    record Key(String kind, String id) {}

    List<Key> keys() {
        return sql.sql("SELECT kind, id FROM item ORDER BY kind, id")
                .query((row, _) -> new Key(row.getString("kind"), row.getString("id")))
                .list();
    }

    void save(ItemRow item) {
        sql.sql("""
                        INSERT INTO item (kind, id, revision, lookup, wrapped_key, body, created, updated)
                        VALUES (:kind, :id, :revision, :lookup, :key, :body, :created, :updated)
                            ON CONFLICT (kind, id) DO UPDATE
                           SET revision = :revision, lookup = :lookup, wrapped_key = :key, body = :body,
                               created = :created, updated = :updated
                        """)
                .param("kind", item.kind())
                .param("id", item.id())
                .param("revision", item.revision())
                .param("lookup", item.lookup())
                .param("key", item.wrappedKey())
                .param("body", item.body())
                .param("created", item.created())
                .param("updated", item.updated())
                .update();
    }

    void delete(String kind, String id) {
        sql.sql("DELETE FROM item WHERE kind = :kind AND id = :id")
                .param("kind", kind)
                .param("id", id)
                .update();
    }

    private static ItemRow row(ResultSet row) throws SQLException {
        return new ItemRow(
                row.getString("kind"),
                row.getString("id"),
                row.getLong("revision"),
                row.getBytes("lookup"),
                row.getBytes("wrapped_key"),
                row.getBytes("body"),
                row.getLong("created"),
                row.getLong("updated"));
    }
}
