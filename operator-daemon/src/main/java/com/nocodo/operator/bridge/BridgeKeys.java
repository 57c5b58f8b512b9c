package com.nocodo.operator.bridge;

import com.nocodo.operator.home.Database;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/// The vaults that may come in, each known by its key.
final class BridgeKeys {
    private final Database db;
    private final Clock clock;

    BridgeKeys(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(byte[] key, String name) {
        db.sql()
                .sql("""
                        INSERT INTO bridge_key (public_key, name, added_at)
                        VALUES (:key, :name, :now)
                        ON CONFLICT (public_key) DO UPDATE SET name = excluded.name, revoked_at = NULL
                        """)
                .param("key", text(key))
                .param("name", name)
                .param("now", clock.instant().toString())
                .update();
    }

    boolean knows(byte[] key) {
        return db.sql()
                .sql("SELECT EXISTS (SELECT 1 FROM bridge_key WHERE public_key = :key AND revoked_at IS NULL)")
                .param("key", text(key))
                .query(Boolean.class)
                .single();
    }

    void keepReceipt(byte[] key, String receipt) {
        db.sql()
                .sql("UPDATE bridge_key SET receipt = :receipt WHERE public_key = :key")
                .param("receipt", receipt)
                .param("key", text(key))
                .update();
    }

    Optional<String> receipt(byte[] key) {
        return db.sql()
                .sql("SELECT receipt FROM bridge_key WHERE public_key = :key AND receipt IS NOT NULL")
                .param("key", text(key))
                .query(String.class)
                .optional();
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
