package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.crypto.Keyring;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What stands for each row, in memory and on the disk, and the sum over all of it that the header seals. A write
/// changes the sum by what it changes, however large the vault is.
///
/// @see "docs/decisions/0066-integrity-root.md"
final class Register {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final Keyring keys;
    private final NavigableMap<String, byte[]> digests;
    private BigInteger sum = BigInteger.ZERO;

    private Register(Keyring keys, NavigableMap<String, byte[]> digests) {
        this.keys = keys;
        this.digests = digests;
        digests.forEach((place, digest) -> sum = sum.add(part(place, digest)));
        sum = sum.mod(MODULUS);
    }

    static Register empty(Keyring keys) {
        return new Register(keys, new TreeMap<>());
    }

    static Register read(Keyring keys, JdbcClient sql) {
        var digests = new TreeMap<String, byte[]>();
        sql.sql("SELECT place, digest FROM register").query(row -> {
            digests.put(row.getString("place"), row.getBytes("digest"));
        });
        return new Register(keys, digests);
    }

    boolean vouchesFor(String place, Bound row) {
        var digest = digests.get(place);
        return digest != null && MessageDigest.isEqual(digest, keys.row(row));
    }

    boolean has(String place) {
        return digests.containsKey(place);
    }

    /// The places that begin so.
    Set<String> places(String prefix) {
        return digests.subMap(prefix, true, prefix + Character.MAX_VALUE, false).keySet();
    }

    byte[] sum() {
        return bytes(sum);
    }

    Draft draft() {
        return new Draft();
    }

    /// Makes what was written the truth.
    void adopt(Draft draft) {
        draft.changes.forEach((place, digest) ->
                digest.ifPresentOrElse(bytes -> digests.put(place, bytes), () -> digests.remove(place)));
        sum = draft.sum;
    }

    private BigInteger part(String place, byte[] digest) {
        return new BigInteger(1, keys.sum(Bound.to("register").and(place).and(digest)));
    }

    private static byte[] bytes(BigInteger sum) {
        var bytes = sum.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(fixed.length, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    /// What one write changes; nothing of it counts before the write is on the disk.
    final class Draft {
        private final Map<String, Optional<byte[]>> changes = new TreeMap<>();
        private BigInteger sum = Register.this.sum;

        void put(String place, Bound row) {
            change(place, Optional.of(keys.row(row)));
        }

        void remove(String place) {
            change(place, Optional.empty());
        }

        boolean vouchesFor(String place, Bound row) {
            return now(place)
                    .map(digest -> MessageDigest.isEqual(digest, keys.row(row)))
                    .orElse(false);
        }

        boolean has(String place) {
            return now(place).isPresent();
        }

        boolean isEmpty() {
            return changes.isEmpty();
        }

        byte[] sum() {
            return bytes(sum);
        }

        private Optional<byte[]> now(String place) {
            var changed = changes.get(place);
            return changed == null ? Optional.ofNullable(digests.get(place)) : changed;
        }

        private void change(String place, Optional<byte[]> digest) {
            now(place).ifPresent(old -> sum = sum.subtract(part(place, old)));
            digest.ifPresent(fresh -> sum = sum.add(part(place, fresh)));
            sum = sum.mod(MODULUS);
            changes.put(place, digest);
        }

        void save(JdbcClient sql) {
            changes.forEach((place, digest) -> digest.ifPresentOrElse(
                    bytes -> sql.sql("INSERT OR REPLACE INTO register (place, digest) VALUES (:place, :digest)")
                            .param("place", place)
                            .param("digest", bytes)
                            .update(),
                    () -> sql.sql("DELETE FROM register WHERE place = :place")
                            .param("place", place)
                            .update()));
        }
    }
}
