package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.server.Hosts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestTemplate;

/// Where the issuer answers what, as it says itself. Asked when somebody first wants to come in by it, so that one that
/// is down does not keep the operator from starting.
final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration GOOD = Duration.ofHours(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final String[] ADDRESSES = {"authorization_endpoint", "token_endpoint", "jwks_uri"};
    static final String BACK = "/session/oidc/back";

    private final IssuerSettings settings;
    private final Hosts hosts;
    private final Clock clock;
    private final RestTemplate calls = Calls.plain();
    private @Nullable ClientRegistration known;
    private Instant next = Instant.MIN;

    Discovery(IssuerSettings settings, Hosts hosts, Clock clock) {
        this.settings = settings;
        this.hosts = hosts;
        this.clock = clock;
    }

    /// @return empty while the issuer does not answer as one
    synchronized Optional<ClientRegistration> find() {
        if (!clock.instant().isBefore(next)) {
            try {
                known = registration(asked());
                next = clock.instant().plus(GOOD);
            } catch (RuntimeException e) { // whatever it answers instead; what was known stays good
                LOG.warn(
                        "the issuer {} does not answer as one: {}",
                        settings.issuer(),
                        "%.120s".formatted(e.getMessage()));
                next = clock.instant().plus(LEFT_ALONE);
            }
        }
        return Optional.ofNullable(known);
    }

    private Map<String, Object> asked() {
        var address = settings.issuer().toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        var answer = calls.exchange(
                        URI.create(address),
                        HttpMethod.GET,
                        null,
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (answer == null || !settings.issuer().toString().equals(answer.get("issuer"))) {
            throw new IllegalStateException("it says that it is " + (answer == null ? null : answer.get("issuer")));
        }
        for (var name : ADDRESSES) {
            if (!(answer.get(name) instanceof String text) || !IssuerSettings.isTrustworthy(URI.create(text))) {
                throw new IllegalStateException("its %s is %s".formatted(name, answer.get(name)));
            }
        }
        return answer;
    }

    private ClientRegistration registration(Map<String, Object> answer) {
        var registration = ClientRegistrations.fromOidcConfiguration(answer)
                .registrationId("issuer")
                .clientId(settings.clientId())
                .clientName(settings.label())
                .scope("openid", "email", "profile")
                .redirectUri(hosts.address() + BACK);
        var secret = settings.secret();
        return secret.isEmpty()
                ? registration
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : registration.clientSecret(secret).build();
    }
}
