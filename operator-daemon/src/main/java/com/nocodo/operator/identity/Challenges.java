package com.nocodo.operator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What was asked of a device or an issuer and not answered yet; each is answered once. A restart forgets them: one
/// tries again.
public final class Challenges<T> {
    public static final Duration VALID = Duration.ofMinutes(15);
    private static final int MOST = 1000;

    private final Clock clock;
    private final LinkedHashMap<String, Asked<T>> open = new LinkedHashMap<>();

    private record Asked<T>(T what, Instant until) {}

    public Challenges(Clock clock) {
        this.clock = clock;
    }

    public synchronized void ask(String challenge, T what) {
        open.values().removeIf(asked -> asked.until.isBefore(clock.instant()));
        if (open.size() >= MOST) {
            open.pollFirstEntry();
        }
        open.put(challenge, new Asked<>(what, clock.instant().plus(VALID)));
    }

    public synchronized Optional<T> take(String challenge) {
        return Optional.ofNullable(open.remove(challenge))
                .filter(asked -> clock.instant().isBefore(asked.until))
                .map(Asked::what);
    }
}
