package com.nocodo.operator.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what another page has a browser do, before anything of ours runs: foreign names (DNS rebinding), foreign
/// origins (also of the applications, which are of the same site, and of WebSockets), and our parts inside other pages.
final class HostGate extends OncePerRequestFilter {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Hosts hosts;
    private final AppProxy applications;

    HostGate(Hosts hosts, AppProxy applications) {
        this.hosts = hosts;
        this.applications = applications;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getHeader("Host");
        var project = hosts.project(host);
        if (project.isPresent()) {
            applications.pass(project.get(), request, response);
        } else if (!hosts.isUi(host)) {
            Refusal.send(response, 421, "Misdirected Request", "This is " + hosts.address() + " and nothing else.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            Refusal.send(response, 405, "Method Not Allowed", "No part of this takes that method.");
        } else if (foreign(request.getHeader("Origin"), host)) {
            Refusal.send(response, 403, "Forbidden", "Other pages may not use this one.");
        } else if (embedded(request)) {
            Refusal.send(response, 403, "Forbidden", "Other pages may not embed this one or parts of it.");
        } else {
            protect(response);
            chain.doFilter(request, response);
        }
    }

    private static boolean foreign(@org.jspecify.annotations.Nullable String origin, String host) {
        return origin != null && !origin.equalsIgnoreCase("http://" + host);
    }

    /// Following a link from elsewhere is fine; being a frame, a picture or a script of another page is not.
    private static boolean embedded(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            return false;
        }
        return !("navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && "GET".equals(request.getMethod()));
    }

    /// Vaadin writes scripts and styles into its page, so these two stay open to what the page itself holds.
    private void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://%s;"
                                .formatted(hosts.ui())
                        + " frame-src http://*.%s.localhost:%d;".formatted(hosts.operator(), hosts.port())
                        + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'");
    }
}
