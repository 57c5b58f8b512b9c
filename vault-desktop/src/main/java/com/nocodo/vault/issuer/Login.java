package com.nocodo.vault.issuer;

import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.IssuerView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;

/// The two halves of a login: there, with a state, a nonce and a proof key that wait here; and back with a code, which
/// is changed for a signed word about who it is. The tokens are dropped as soon as that was read.
///
/// @see "docs/decisions/0071-the-login.md"
public final class Login {
    /// Where the issuer leads back to, on the loopback address.
    public static final String BACK = "/login/back";

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BYTES = 32;

    private final String back;
    private final SecureRandom random;
    private final Calls calls;
    private final Discovery discovery;
    private final Begun begun;

    /// @param port that the vault's page has
    public Login(int port, Clock clock, SecureRandom random) {
        this(port, clock, random, new Calls(PATIENCE));
    }

    Login(int port, Clock clock, SecureRandom random, Calls calls) {
        this.back = "http://127.0.0.1:" + port + BACK;
        this.random = random;
        this.calls = calls;
        this.discovery = new Discovery(calls);
        this.begun = new Begun(clock);
    }

    /// The address at the issuer to which the browser goes; empty where the try says why there is none.
    public Optional<URI> begin(IssuerView issuer, LoginTry login) {
        try {
            var found = discovery.find(issuer, back);
            var request = request(found);
            begun.keep(
                    Objects.requireNonNull(request.getState()),
                    new Begun.Going(issuer, found, request, login, begun.validUntil()));
            return Optional.of(URI.create(request.getAuthorizationRequestUri()));
        } catch (Discovery.Unusable e) {
            login.refuse(e.why());
            return Optional.empty();
        }
    }

    private OAuth2AuthorizationRequest request(Discovery.Found found) {
        var client = found.client();
        var nonce = secret();
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(back)
                .scopes(client.getScopes())
                .state(secret())
                .attributes(kept -> kept.put(OidcParameterNames.NONCE, nonce))
                .additionalParameters(sent -> sent.put(OidcParameterNames.NONCE, hash(nonce)))
                // Whoever signs in once a week, or has signed out here, says anew who they are.
                .additionalParameters(sent -> sent.put("prompt", "login"));
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(request);
        return request.build();
    }

    /// How somebody came back.
    ///
    /// @param login whose it was; null where nobody knows, and then nothing is worth a note
    public record Back(@Nullable LoginTry login, @Nullable ArrivalView arrival) {}

    /// @param parameters as they stand in the address
    public Back end(Map<String, String[]> parameters) {
        var going = begun.take(one(parameters, "state")).orElse(null);
        if (going == null) {
            return new Back(null, null);
        }
        try {
            return new Back(going.login(), judged(going, parameters));
        } catch (OAuth2AuthenticationException e) {
            var why = Reasons.of(e);
            LOG.info("the issuer's answer was refused: {}", why.word());
            going.login().refuse(why);
        } catch (AuthenticationException | IllegalArgumentException e) {
            LOG.info("the issuer's answer was refused: {}", e.getClass().getSimpleName());
            going.login().refuse(Refused.UNTRUSTED);
        }
        return new Back(going.login(), null);
    }

    private ArrivalView judged(Begun.Going going, Map<String, String[]> parameters) {
        if (parameters.values().stream().anyMatch(values -> values.length > 1)) {
            throw new IllegalArgumentException("something is said twice: whose word would it be?");
        }
        mustComeFrom(going, one(parameters, "iss"));
        var exchange = new OAuth2AuthorizationExchange(going.request(), answer(going, parameters));
        var known = provider(going.found())
                .authenticate(new OAuth2LoginAuthenticationToken(going.found().client(), exchange));
        if (known == null || !(known.getPrincipal() instanceof OidcUser user) || user.getSubject() == null) {
            throw new IllegalArgumentException("nobody is named");
        }
        return new ArrivalView(going.issuer(), user.getSubject(), name(user));
    }

    /// One issuer's answer is not taken for another's (RFC 9207).
    private static void mustComeFrom(Begun.Going going, @Nullable String named) {
        if (named == null
                ? going.found().namesItself()
                : !named.equals(going.issuer().issuer())) {
            throw new IllegalArgumentException("another issuer answers");
        }
    }

    private OAuth2AuthorizationResponse answer(Begun.Going going, Map<String, String[]> parameters) {
        var error = one(parameters, "error");
        var answer = error != null
                ? OAuth2AuthorizationResponse.error(error)
                : OAuth2AuthorizationResponse.success(
                        Optional.ofNullable(one(parameters, "code")).orElseThrow(IllegalArgumentException::new));
        return answer.redirectUri(back)
                .state(Objects.requireNonNull(going.request().getState()))
                .build();
    }

    private static @Nullable String one(Map<String, String[]> parameters, String name) {
        var values = parameters.getOrDefault(name, new String[0]);
        return values.length != 1 || values[0].isBlank() ? null : values[0];
    }

    private OidcAuthorizationCodeAuthenticationProvider provider(Discovery.Found found) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(calls)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var provider = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
        var decoder = IdTokens.of(found, calls);
        provider.setJwtDecoderFactory(client -> decoder);
        return provider;
    }

    private static String name(OidcUser user) {
        return Stream.of(user.getPreferredUsername(), user.getEmail(), user.getFullName(), user.getSubject())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String hash(String secret) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
