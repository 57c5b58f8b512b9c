package com.nocodo.operator.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Lets a browser take a sample account's session once, on the application's own origin, where alone its cookie counts.
public final class Tickets {
    private static final Duration VALID = Duration.ofMinutes(1);

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Ticket> open = new LinkedHashMap<>();

    public Tickets(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// Who may look at which application as what.
    public record Ticket(String slug, String role, Instant until) {}

    public synchronized String make(String slug, String role) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.values().removeIf(ticket -> ticket.until().isBefore(clock.instant()));
        open.put(name, new Ticket(slug, role, clock.instant().plus(VALID)));
        return name;
    }

    /// The ticket, which is void from now on; none if it is of another application.
    synchronized Optional<Ticket> take(String name, String slug) {
        return Optional.ofNullable(open.remove(name))
                .filter(ticket -> ticket.slug().equals(slug) && clock.instant().isBefore(ticket.until()));
    }
}
