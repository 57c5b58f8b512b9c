package com.nocodo.operator.bridge;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.bridge.BridgeApi.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The vaults that may come in, each known by its key.
final class BridgeKeys {
    private final Database db;
    private final Clock clock;

    BridgeKeys(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param account whom its links sign in; null for an owner's
    /// @param seen when it proved itself last
    record Known(
            byte[] key,
            String name,
            Role role,
            @Nullable String account,
            Instant since,
            @Nullable Instant seen,
            boolean revoked) {}

    /// The one that was paired: who can install an operator can make any key good.
    void pair(byte[] key, String name) {
        save(key, name, Role.OWNER, null);
        db.sql()
                .sql("UPDATE bridge_key SET revoked_at = NULL WHERE public_key = :key")
                .param("key", text(key))
                .update();
    }

    void save(byte[] key, String name, Role role, @Nullable String account) {
        db.sql()
                .sql("""
                        INSERT INTO bridge_key (public_key, name, role, account, added_at)
                        VALUES (:key, :name, :role, :account, :now)
                        ON CONFLICT (public_key) DO UPDATE SET name = excluded.name
                        """)
                .param("key", text(key))
                .param("name", name)
                .param("role", role.name().toLowerCase(Locale.ROOT))
                .param("account", account)
                .param("now", clock.instant().toString())
                .update();
    }

    boolean knows(byte[] key) {
        return find(key).filter(known -> !known.revoked()).isPresent();
    }

    Optional<Known> find(byte[] key) {
        return db.sql()
                .sql("SELECT * FROM bridge_key WHERE public_key = :key")
                .param("key", text(key))
                .query(BridgeKeys::read)
                .optional();
    }

    /// Those that were not revoked.
    List<Known> all() {
        return db.sql()
                .sql("SELECT * FROM bridge_key WHERE revoked_at IS NULL ORDER BY added_at, public_key")
                .query(BridgeKeys::read)
                .list();
    }

    private static Known read(ResultSet row, int number) throws SQLException {
        var seen = row.getString("seen_at");
        return new Known(
                Base64.getDecoder().decode(row.getString("public_key")),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("account"),
                Instant.parse(row.getString("added_at")),
                seen == null ? null : Instant.parse(seen),
                row.getString("revoked_at") != null);
    }

    void seen(byte[] key) {
        db.sql()
                .sql("UPDATE bridge_key SET seen_at = :now WHERE public_key = :key")
                .param("now", clock.instant().toString())
                .param("key", text(key))
                .update();
    }

    void revoke(byte[] key) {
        db.sql()
                .sql("UPDATE bridge_key SET revoked_at = :now WHERE public_key = :key AND revoked_at IS NULL")
                .param("now", clock.instant().toString())
                .param("key", text(key))
                .update();
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

    static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
