package com.nocodo.operator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Counts failed sign-ins: a few for each address, and more for all together, since anybody can name an address.
public final class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int EACH = 5;
    private static final int ALL = 50;
    private static final int MOST_ADDRESSES = 1000;
    private static final String EVERYBODY = "";

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /// Counts one as failed before it is judged, so that many at once are not more than a few after each other.
    ///
    /// @return false: it must not be judged
    public synchronized boolean begin(String email) {
        if (recent(key(email)).size() >= EACH || recent(EVERYBODY).size() >= ALL) {
            return false;
        }
        count(email);
        return true;
    }

    public synchronized void succeeded(String email) {
        recent(key(email)).pollLast();
        recent(EVERYBODY).pollLast();
    }

    private void count(String email) {
        if (failures.size() > MOST_ADDRESSES) {
            failures.keySet().removeIf(one -> recent(one).isEmpty());
        }
        failures.computeIfAbsent(key(email), one -> new ArrayDeque<>()).add(clock.instant());
        failures.computeIfAbsent(EVERYBODY, one -> new ArrayDeque<>()).add(clock.instant());
    }

    private Deque<Instant> recent(String key) {
        var all = failures.getOrDefault(key, new ArrayDeque<>());
        all.removeIf(at -> at.isBefore(clock.instant().minus(WINDOW)));
        return all;
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT).strip();
    }
}
