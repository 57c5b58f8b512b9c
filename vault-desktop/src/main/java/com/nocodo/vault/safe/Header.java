package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.crypto.Keyring;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which vault it is, in which term of its keys and after how many writes, with the seal over that and over the
/// register.
record Header(String vault, int term, long epoch, byte[] mac) {

    static Header sealed(String vault, long epoch, Keyring keys, byte[] sum) {
        return new Header(vault, keys.term(), epoch, keys.epoch(fields(vault, keys.term(), epoch, sum)));
    }

    boolean vouchesFor(Keyring keys, byte[] sum) {
        return MessageDigest.isEqual(mac, keys.epoch(fields(vault, term, epoch, sum)));
    }

    boolean isSame(Header other) {
        return epoch == other.epoch && MessageDigest.isEqual(mac, other.mac);
    }

    private static Bound fields(String vault, int term, long epoch, byte[] sum) {
        return Bound.to("header").and(vault).and(term).and(epoch).and(sum);
    }

    static Optional<Header> read(JdbcClient sql) {
        return sql.sql("SELECT vault, term, epoch, mac FROM header WHERE one = 1")
                .query((row, _) -> new Header(
                        row.getString("vault"), small(row.getLong("term")), row.getLong("epoch"), row.getBytes("mac")))
                .optional();
    }

    /// JDBC would drop the upper half of a number that somebody made too large, and take it for the old one.
    static int small(long number) {
        return number < 0 || number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    void save(JdbcClient sql) {
        sql.sql("""
                        INSERT INTO header (one, vault, term, epoch, mac)
                        VALUES (1, :vault, :term, :epoch, :mac)
                            ON CONFLICT (one) DO UPDATE
                           SET term = :term, epoch = :epoch, mac = :mac
                        """)
                .param("vault", vault)
                .param("term", term)
                .param("epoch", epoch)
                .param("mac", mac)
                .update();
    }
}
