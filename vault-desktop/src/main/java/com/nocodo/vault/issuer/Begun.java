package com.nocodo.vault.issuer;

import com.nocodo.vault.door.IssuerView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// Who is on the way to an issuer, by the state that only they and we know. Each comes back once. The way back leads to
/// an address that keeps no cookie of ours, so that the state alone tells who it is.
final class Begun {
    static final Duration VALID = Duration.ofMinutes(15);
    private static final int MOST = 100;

    private final Clock clock;
    private final LinkedHashMap<String, Going> all = new LinkedHashMap<>();

    record Going(
            IssuerView issuer,
            Discovery.Found found,
            OAuth2AuthorizationRequest request,
            LoginTry login,
            Instant until) {}

    Begun(Clock clock) {
        this.clock = clock;
    }

    synchronized void keep(String state, Going going) {
        all.values().removeIf(one -> !clock.instant().isBefore(one.until));
        if (all.size() >= MOST) {
            all.pollFirstEntry();
        }
        all.put(state, going);
    }

    synchronized Optional<Going> take(@Nullable String state) {
        return state == null
                ? Optional.empty()
                : Optional.ofNullable(all.remove(state))
                        .filter(going -> clock.instant().isBefore(going.until));
    }

    Instant validUntil() {
        return clock.instant().plus(VALID);
    }
}
