package com.nocodo.operator.identity.passkey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What was asked of a device and not answered yet; each is answered once. A restart forgets them: one tries again.
final class Challenges<T> {
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int MOST = 1000;

    private final Clock clock;
    private final LinkedHashMap<String, Asked<T>> open = new LinkedHashMap<>();

    private record Asked<T>(T what, Instant until) {}

    Challenges(Clock clock) {
        this.clock = clock;
    }

    synchronized void ask(String challenge, T what) {
        open.values().removeIf(asked -> asked.until.isBefore(clock.instant()));
        if (open.size() >= MOST) {
            open.pollFirstEntry();
        }
        open.put(challenge, new Asked<>(what, clock.instant().plus(VALID)));
    }

    synchronized Optional<T> take(String challenge) {
        return Optional.ofNullable(open.remove(challenge))
                .filter(asked -> clock.instant().isBefore(asked.until))
                .map(Asked::what);
    }
}
