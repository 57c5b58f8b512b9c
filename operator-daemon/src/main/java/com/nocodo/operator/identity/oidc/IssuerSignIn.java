package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.identity.Account;
import com.nocodo.operator.identity.Attempts;
import com.nocodo.operator.identity.Audit;
import com.nocodo.operator.identity.oidc.IssuerSubjects.Claimed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// The two halves of coming in by the issuer: there, with a state, a nonce and a proof key that wait here for
/// this browser alone; and back with a code.
///
/// @see "docs/decisions/0056-coming-in-by-an-issuer.md"
final class IssuerSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerSignIn.class);

    private final Discovery discovery;
    private final IssuerSubjects subjects;
    private final Begun begun;
    private final Attempts attempts;
    private final Audit audit;
    private final AuthenticationProvider provider = provider();

    IssuerSignIn(Discovery discovery, IssuerSubjects subjects, Begun begun, Attempts attempts, Audit audit) {
        this.discovery = discovery;
        this.subjects = subjects;
        this.begun = begun;
        this.attempts = attempts;
        this.audit = audit;
    }

    private static AuthenticationProvider provider() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(Calls.forTokens());
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(Calls.withErrors());
        var people = new OidcUserService();
        people.setOauth2UserService(users);
        var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens, people);
        provider.setJwtDecoderFactory(new IdTokens());
        return provider;
    }

    /// The address at the issuer to which the browser goes; none while the issuer is down.
    Optional<String> begin(HttpServletRequest request, HttpServletResponse response) {
        return discovery.find().map(client -> {
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> client, "/session/oidc");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            var going = Objects.requireNonNull(resolver.resolve(request, client.getRegistrationId()));
            begun.keep(going, response);
            return going.getAuthorizationRequestUri();
        });
    }

    /// How somebody came back.
    sealed interface Back {
        record In(Account account) implements Back {}

        record No(Refused why) implements Back {}
    }

    /// What costs nothing to ask for is not noted, or anybody could fill the audit.
    Back end(HttpServletRequest request) {
        var going = begun.take(request).orElse(null);
        if (going == null) {
            return new Back.No(Refused.LOST);
        }
        var key = String.valueOf(going.getState());
        if (!attempts.begin(key)) {
            return new Back.No(Refused.TOO_MANY);
        }
        var back = answered(going, request);
        if (back instanceof Back.In) {
            attempts.succeeded(key);
        }
        return back;
    }

    private Back answered(OAuth2AuthorizationRequest going, HttpServletRequest request) {
        var client = discovery.find();
        if (client.isEmpty()) {
            return refused(Refused.DOWN);
        }
        try {
            return judged(client.get(), going, request);
        } catch (OAuth2AuthenticationException e) {
            LOG.info("the issuer's answer was refused: {}", e.getError().getErrorCode());
            return refused(Reasons.of(e));
        } catch (AuthenticationException | IllegalArgumentException e) {
            LOG.info("the issuer's answer was refused: {}", e.getClass().getSimpleName());
            return refused(Refused.UNTRUSTED);
        }
    }

    private Back judged(ClientRegistration client, OAuth2AuthorizationRequest going, HttpServletRequest request) {
        var exchange = new OAuth2AuthorizationExchange(going, answer(going, request));
        var known = provider.authenticate(new OAuth2LoginAuthenticationToken(client, exchange));
        if (known == null || !(known.getPrincipal() instanceof OidcUser user)) {
            return refused(Refused.UNTRUSTED);
        }
        var claimed = new Claimed(
                Objects.requireNonNull(user.getIssuer()).toString(), // both were checked with the signature
                Objects.requireNonNull(user.getSubject()),
                user.getEmail(),
                Boolean.TRUE.equals(user.getEmailVerified()));
        return switch (subjects.judge(claimed)) {
            case IssuerSubjects.Judged.In(var account) -> {
                audit.note(account.id(), "signed_in", "by issuer " + claimed.issuer());
                yield new Back.In(account);
            }
            case IssuerSubjects.Judged.No(var why) -> refused(why);
        };
    }

    private static OAuth2AuthorizationResponse answer(OAuth2AuthorizationRequest going, HttpServletRequest request) {
        var error = request.getParameter("error");
        var answer = error != null
                ? OAuth2AuthorizationResponse.error(error)
                : OAuth2AuthorizationResponse.success(present(request.getParameter("code")));
        return answer.redirectUri(String.valueOf(going.getRedirectUri()))
                .state(present(request.getParameter("state")))
                .build();
    }

    private static String present(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            throw new IllegalArgumentException("the answer lacks something");
        }
        return parameter;
    }

    private Back refused(Refused why) {
        audit.note(null, "sign_in_failed", "by issuer: " + why.text());
        return new Back.No(why);
    }
}
