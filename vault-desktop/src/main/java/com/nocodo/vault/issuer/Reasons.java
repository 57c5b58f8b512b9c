package com.nocodo.vault.issuer;

import java.io.IOException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;

/// What an error of the protocol means for the person.
final class Reasons {
    private Reasons() {}

    static Refused of(OAuth2AuthenticationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Discovery.why(cause);
            }
            if (cause instanceof HttpServerErrorException) {
                return Refused.DOWN;
            }
            if (cause instanceof HttpClientErrorException.Unauthorized) {
                return Refused.MISCONFIGURED; // Spring reads the error's name from an answer with status 400 only
            }
        }
        return of(e.getError().getErrorCode());
    }

    static Refused of(String error) {
        return switch (error) {
            case "access_denied", "login_required", "consent_required", "interaction_required" -> Refused.CANCELLED;
            case "server_error", "temporarily_unavailable" -> Refused.DOWN;
            case "invalid_client", "unauthorized_client", "invalid_scope", "unsupported_response_type" ->
                Refused.MISCONFIGURED;
            default -> Refused.UNTRUSTED;
        };
    }
}
