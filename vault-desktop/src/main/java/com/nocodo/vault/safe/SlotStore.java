package com.nocodo.vault.safe;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.crypto.Argon2Parameters;
import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.crypto.PasswordSlot;
import com.nocodo.vault.crypto.RecoverySlot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of what opens the vault.
final class SlotStore {
    private static final String COLUMNS =
            "type, term, memory_kib, passes, lanes, salt, public_key, ephemeral_key, commitment, blob, checksum";

    private final JdbcClient sql;

    /// @param checksum over the rest; needs no key, so it shows accidents only
    record Row(
            String type,
            int term,
            int memoryKib,
            int passes,
            int lanes,
            byte @Nullable [] salt,
            byte @Nullable [] publicKey,
            byte @Nullable [] ephemeralKey,
            byte[] commitment,
            byte[] blob,
            byte[] checksum) {

        static final String PASSWORD = "password";
        static final String RECOVERY = "recovery";

        static Row of(PasswordSlot slot) {
            var parameters = slot.parameters();
            var row = new Row(
                    PASSWORD,
                    slot.term(),
                    parameters.memoryKib(),
                    parameters.passes(),
                    parameters.lanes(),
                    slot.salt(),
                    null,
                    null,
                    slot.commitment(),
                    slot.blob(),
                    new byte[0]);
            return row.checked();
        }

        static Row of(RecoverySlot slot) {
            return new Row(
                            RECOVERY,
                            slot.term(),
                            0,
                            0,
                            0,
                            null,
                            slot.publicKey(),
                            slot.ephemeralKey(),
                            slot.commitment(),
                            slot.blob(),
                            new byte[0])
                    .checked();
        }

        private Row checked() {
            return new Row(
                    type, term, memoryKib, passes, lanes, salt, publicKey, ephemeralKey, commitment, blob, sum());
        }

        String place() {
            return "slot/" + type;
        }

        boolean isWhole() {
            return MessageDigest.isEqual(checksum, sum());
        }

        /// Nothing for parameters that are out of bounds.
        Optional<PasswordSlot> password() {
            try {
                return salt == null
                        ? Optional.empty()
                        : Optional.of(new PasswordSlot(
                                new Argon2Parameters(memoryKib, passes, lanes), salt, term, commitment, blob));
            } catch (ProblemException e) {
                return Optional.empty();
            }
        }

        Optional<RecoverySlot> recovery() {
            return publicKey == null || ephemeralKey == null
                    ? Optional.empty()
                    : Optional.of(new RecoverySlot(publicKey, ephemeralKey, term, commitment, blob));
        }

        Bound fields() {
            return Bound.to("slot").and(body().bytes()).and(checksum);
        }

        private Bound body() {
            return Bound.to(type)
                    .and(term)
                    .and(memoryKib)
                    .and(passes)
                    .and(lanes)
                    .and(orEmpty(salt))
                    .and(orEmpty(publicKey))
                    .and(orEmpty(ephemeralKey))
                    .and(commitment)
                    .and(blob);
        }

        private byte[] sum() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(body().bytes());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java has no SHA-256", e);
            }
        }

        private static byte[] orEmpty(byte @Nullable [] bytes) {
            return bytes == null ? new byte[0] : bytes;
        }
    }

    SlotStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Row> find(String type) {
        return sql.sql("SELECT " + COLUMNS + " FROM slot WHERE type = :type")
                .param("type", type)
                .query((row, _) -> row(row))
                .optional();
    }

    List<Row> all() {
        return sql.sql("SELECT " + COLUMNS + " FROM slot ORDER BY type")
                .query((row, _) -> row(row))
                .list();
    }

    void save(Row row) {
        var isPassword = row.type.equals(Row.PASSWORD);
        sql.sql("INSERT OR REPLACE INTO slot (" + COLUMNS + ") VALUES (:type, :term, :memory, :passes, :lanes, :salt,"
                        + " :public, :ephemeral, :commitment, :blob, :checksum)")
                .param("type", row.type)
                .param("term", row.term)
                .param("memory", isPassword ? row.memoryKib : null)
                .param("passes", isPassword ? row.passes : null)
                .param("lanes", isPassword ? row.lanes : null)
                .param("salt", row.salt)
                .param("public", row.publicKey)
                .param("ephemeral", row.ephemeralKey)
                .param("commitment", row.commitment)
                .param("blob", row.blob)
                .param("checksum", row.checksum)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("type"),
                Header.small(row.getLong("term")),
                Header.small(row.getLong("memory_kib")),
                Header.small(row.getLong("passes")),
                Header.small(row.getLong("lanes")),
                row.getBytes("salt"),
                row.getBytes("public_key"),
                row.getBytes("ephemeral_key"),
                row.getBytes("commitment"),
                row.getBytes("blob"),
                row.getBytes("checksum"));
    }
}
