package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.identity.Challenges;
import com.nocodo.operator.identity.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/// Who is on the way to the issuer. An application's page can set any cookie of ours but one whose name begins with
/// `__Host-`: were another enough, it could have its visitor come back from a way that somebody else has begun, and be
/// signed in as that person.
///
/// @see "docs/decisions/0057-cookies-that-no-neighbour-sets.md"
final class Begun {
    private final Challenges<OAuth2AuthorizationRequest> open;
    private final Tokens tokens;
    private final String cookie;

    Begun(Challenges<OAuth2AuthorizationRequest> open, Tokens tokens, int port) {
        this.open = open;
        this.tokens = tokens;
        this.cookie = "__Host-nocodo-issuer-" + port; // cookies do not tell ports apart
    }

    void keep(OAuth2AuthorizationRequest going, HttpServletResponse response) {
        var token = tokens.fresh();
        open.ask(key(token, going.getState()), going);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie, token)
                        .httpOnly(true)
                        .sameSite("Lax") // the issuer's page leads back here
                        .secure(true)
                        .path("/")
                        .maxAge(Challenges.VALID)
                        .build()
                        .toString());
    }

    /// @return empty where this browser did not ask for what comes back
    Optional<OAuth2AuthorizationRequest> take(HttpServletRequest request) {
        var own = WebUtils.getCookie(request, cookie);
        return own == null ? Optional.empty() : open.take(key(own.getValue(), request.getParameter("state")));
    }

    private static String key(String token, @Nullable String state) {
        return Sha256.of(token) + " " + state;
    }
}
