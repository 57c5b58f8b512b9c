package com.nocodo.operator.identity.oidc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Checks what the issuer has signed, by its public keys. Spring's own of these waits for the keys without a limit, and
/// knows one algorithm.
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {
    private final Map<String, JwtDecoder> made = new ConcurrentHashMap<>();

    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        var keys = Objects.requireNonNull(client.getProviderDetails().getJwkSetUri());
        return made.computeIfAbsent(keys, address -> decoder(address, client));
    }

    private static JwtDecoder decoder(String keys, ClientRegistration client) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(all -> all.addAll(algorithms(client)))
                .restOperations(Calls.plain())
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /// Those with a public key that the issuer says it uses; `none` and shared secrets are not among them.
    private static List<SignatureAlgorithm> algorithms(ClientRegistration client) {
        var said = client.getProviderDetails().getConfigurationMetadata().get("id_token_signing_alg_values_supported");
        var known = said instanceof List<?> list
                ? list.stream()
                        .map(one -> SignatureAlgorithm.from(String.valueOf(one)))
                        .filter(Objects::nonNull)
                        .toList()
                : List.<SignatureAlgorithm>of();
        return known.isEmpty() ? Stream.of(SignatureAlgorithm.RS256).toList() : known;
    }
}
