package com.nocodo.vault.safe;

import com.nocodo.vault.file.VaultDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Slows down who types passwords: five tries are free, then each failure doubles the wait, up to a quarter of an
/// hour. While the machine runs the wait is counted by its uptime, which no clock changes; after a restart of the
/// machine only the clock is left, and whoever can set it, or can write the vault's file, can end the wait. Against
/// those it is the price of each derivation that counts.
final class UnlockLimit {
    private static final int FREE = 5;
    private static final Duration MOST = Duration.ofMinutes(15);

    private final VaultDatabase database;
    private final Means means;

    private record Row(int failures, String boot, Duration untilUptime, Instant untilClock) {}

    UnlockLimit(VaultDatabase database, Means means) {
        this.database = database;
        this.means = means;
    }

    /// Until when the next try is refused.
    Optional<Instant> until() {
        return row().map(this::left)
                .filter(left -> left.isPositive())
                .map(left -> means.clock().instant().plus(left));
    }

    private Duration left(Row row) {
        var uptime = means.uptime().now();
        var left = row.boot.equals(uptime.boot())
                ? row.untilUptime.minus(uptime.since())
                : Duration.between(means.clock().instant(), row.untilClock);
        var most = penalty(row.failures);
        return left.compareTo(most) > 0 ? most : left; // a clock that was set back locks nobody out for a year
    }

    /// Counts the try as failed before it is made, so that ending the program in the middle wins nothing.
    void begin() {
        var failures = row().map(Row::failures).orElse(0) + 1;
        var penalty = penalty(failures);
        var uptime = means.uptime().now();
        database.write(() -> database.sql()
                .sql("""
                        INSERT INTO unlock_limit (one, failures, boot, until_uptime, until_clock)
                        VALUES (1, :failures, :boot, :uptime, :clock)
                            ON CONFLICT (one) DO UPDATE
                           SET failures = :failures, boot = :boot, until_uptime = :uptime, until_clock = :clock
                        """)
                .param("failures", failures)
                .param("boot", uptime.boot())
                .param("uptime", uptime.since().plus(penalty).toMillis())
                .param("clock", means.clock().instant().plus(penalty).toEpochMilli())
                .update());
    }

    void succeeded() {
        database.write(() ->
                database.sql().sql("DELETE FROM unlock_limit WHERE one = 1").update());
    }

    private static Duration penalty(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(failures - FREE + 1, 20));
        return doubled.compareTo(MOST) > 0 ? MOST : doubled;
    }

    private Optional<Row> row() {
        return database.sql()
                .sql("SELECT failures, boot, until_uptime, until_clock FROM unlock_limit WHERE one = 1")
                .query((row, _) -> new Row(
                        Math.clamp(row.getLong("failures"), 0, 1000),
                        row.getString("boot"),
                        Duration.ofMillis(row.getLong("until_uptime")),
                        Instant.ofEpochMilli(row.getLong("until_clock"))))
                .optional();
    }
}
