package com.nocodo.vault.provider.http;

import java.time.Duration;

/// How long and how much we let a provider's API answer, and how often we ask again.
///
/// @param tries of one call that may be repeated, the first included
public record Limits(Duration connect, Duration answer, int maxBytes, int tries) {
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 8 * 1024 * 1024, 6);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    public Limits {
        if (connect.isNegative() || connect.isZero() || answer.compareTo(connect) < 0 || maxBytes < 1024 || tries < 1) {
            throw new IllegalArgumentException("Limits that no call can keep: " + connect + ", " + answer);
        }
    }

    /// 2 s, 4 s, 8 s …; what the provider asks for instead, but never more than two minutes.
    Duration pauseAfter(int attempt, Duration asked) {
        var own = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        var pause = asked.compareTo(own) > 0 ? asked : own;
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
