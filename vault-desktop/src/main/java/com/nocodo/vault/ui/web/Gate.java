package com.nocodo.vault.ui.web;

import com.nocodo.vault.issuer.Login;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what another page has a browser do, before anything is made for the request: foreign names (a name that was
/// pointed here later keeps its `Host`), foreign origins, being a part of another page, and WebSockets altogether,
/// since the page uses none. One path is led to from elsewhere, under another name: the way back from a login.
final class Gate extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final Page.Order place;

    Gate(Page.Order place) {
        this.place = place;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(response);
        var returning = request.getRequestURI().equals(Login.BACK);
        var name = returning ? place.loopbackAuthority() : place.authority();
        if (!name.equals(lower(request.getHeader("Host")))) {
            Refusal.send(response, 421, "This is the page of a vault, under its own name and no other.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            Refusal.send(response, 405, "No part of this takes that method.");
        } else if (request.getHeader("Upgrade") != null) {
            Refusal.send(response, 403, "There are no WebSockets here.");
        } else if (isForeign(request)) {
            Refusal.send(response, 403, "Other pages may not use this one.");
        } else if (!returning && isEmbedded(request)) {
            Refusal.send(response, 403, "Other pages may not embed this one or parts of it.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /// Every browser says where a request that may change something comes from.
    private boolean isForeign(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        return origin == null ? request.getMethod().equals("POST") : !origin.equals(place.origin());
    }

    /// Coming here from elsewhere is fine, and shows a stranger the way in; anything else is not. Other programs of
    /// this
    /// computer are `same-site`, and strangers, too.
    private static boolean isEmbedded(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            return false;
        }
        return !("navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && !request.getMethod().equals("POST"));
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader("Content-Security-Policy", Policy.STRANGERS);
    }
}
