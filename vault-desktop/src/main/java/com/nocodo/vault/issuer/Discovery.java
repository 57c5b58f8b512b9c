package com.nocodo.vault.issuer;

import com.nocodo.vault.door.IssuerView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/// Where an issuer answers what, as it says itself; asked anew for each login.
public final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final List<String> ADDRESSES = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");
    private static final List<String> SCOPES = List.of("openid", "profile", "email");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// In this order; what shares a secret with us is not among them.
    private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "PS256", "ES384", "ES512");

    private final RestTemplate calls;

    /// What an issuer says of itself, and holds.
    ///
    /// @param algorithm the one in which it signs for us
    /// @param namesItself whether it says who it is wherever it sends somebody back (RFC 9207)
    record Found(ClientRegistration client, SignatureAlgorithm algorithm, boolean namesItself) {}

    /// One that does not answer as an issuer.
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Refused why;

        private Unusable(Refused why) {
            super(why.word());
            this.why = why;
        }

        Refused why() {
            return why;
        }
    }

    Discovery(Calls calls) {
        this.calls = new RestTemplate(calls);
    }

    /// Whether one can sign in there, for whoever sets it.
    ///
    /// @return why not; empty where all is well
    public static Optional<Refused> trouble(IssuerView issuer) {
        try {
            new Discovery(new Calls(PATIENCE)).find(issuer, "http://127.0.0.1");
            return Optional.empty();
        } catch (Unusable e) {
            return Optional.of(e.why());
        }
    }

    /// @param back where it sends people
    Found find(IssuerView issuer, String back) {
        var said = asked(issuer);
        if (!issuer.issuer().equals(said.get("issuer"))) {
            throw new Unusable(Refused.NOT_ITSELF);
        }
        for (var name : ADDRESSES) {
            if (!(said.get(name) instanceof String text) || !isTrustworthy(text)) {
                LOG.warn("the issuer's {} cannot be trusted", name);
                throw new Unusable(Refused.UNFIT);
            }
        }
        if (!offers(said, "code_challenge_methods_supported", "S256")
                || !offers(said, "response_types_supported", "code")) {
            throw new Unusable(Refused.UNFIT);
        }
        return new Found(
                client(issuer, said, back),
                algorithm(said),
                Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")));
    }

    private Map<String, Object> asked(IssuerView issuer) {
        var address = URI.create(issuer.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            var answer = calls.exchange(
                    address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {});
            if (!answer.getStatusCode().is2xxSuccessful()) {
                throw new Unusable(Refused.NOT_ITSELF); // a hint to another place, which is not followed
            }
            return Optional.ofNullable(answer.getBody()).orElseThrow(() -> new Unusable(Refused.NOT_ITSELF));
        } catch (ResourceAccessException | HttpServerErrorException e) {
            throw new Unusable(why(e));
        } catch (RestClientException | IllegalArgumentException e) { // an error, no JSON, or not even a kind of content
            LOG.info("the issuer does not answer as one: {}", e.getClass().getSimpleName());
            throw new Unusable(Refused.NOT_ITSELF);
        }
    }

    static Refused why(Throwable trouble) {
        for (Throwable one = trouble; one != null; one = one.getCause()) {
            if (one instanceof Calls.CutOff) {
                return Refused.CUT_OFF;
            }
        }
        return Refused.DOWN;
    }

    private static boolean isTrustworthy(String address) {
        try {
            return IssuerView.isTrustworthy(new URI(address));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static boolean offers(Map<String, Object> said, String name, String what) {
        return said.get(name) instanceof List<?> all && all.contains(what);
    }

    /// Exactly one: the protocol's own where the issuer has it.
    private static SignatureAlgorithm algorithm(Map<String, Object> said) {
        return ALGORITHMS.stream()
                .filter(one -> offers(said, "id_token_signing_alg_values_supported", one))
                .findFirst()
                .map(SignatureAlgorithm::from)
                .orElseThrow(() -> new Unusable(Refused.UNFIT));
    }

    private static ClientRegistration client(IssuerView issuer, Map<String, Object> said, String back) {
        try {
            return ClientRegistrations.fromOidcConfiguration(said)
                    .registrationId("issuer")
                    .clientId(issuer.clientId())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .scope(scopes(said))
                    .redirectUri(back)
                    .build();
        } catch (RuntimeException e) { // whatever Nimbus finds in what a stranger wrote
            LOG.info("the issuer's document is none: {}", e.getClass().getSimpleName());
            throw new Unusable(Refused.NOT_ITSELF);
        }
    }

    private static String[] scopes(Map<String, Object> said) {
        var known = said.get("scopes_supported") instanceof List<?> all ? all : SCOPES;
        return Stream.concat(Stream.of("openid"), SCOPES.stream().filter(known::contains))
                .distinct()
                .map(Objects::requireNonNull)
                .toArray(String[]::new);
    }
}
