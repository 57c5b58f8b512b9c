package com.nocodo.operator.identity;

import com.nocodo.operator.server.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a script in by its token. One that only reads can do nothing else.
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WAYS_IN = Set.of("/preview", "/export");

    private final ApiTokens tokens;
    private final SecurityContextHolderStrategy contexts;

    BearerFilter(ApiTokens tokens, SecurityContextHolderStrategy contexts) {
        this.tokens = tokens;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var bearer = tokens.find(header.substring(SCHEME.length()).strip());
        if (bearer.isEmpty()) {
            Refusal.send(response, 401, "Unauthorized", "This token is unknown, expired or revoked.");
        } else if (bearer.get().scope().equals("read") && !reads(request)) {
            Refusal.send(response, 403, "Forbidden", "This token may only read.");
        } else {
            var context = contexts.createEmptyContext();
            context.setAuthentication(
                    SessionContexts.authentication(bearer.get().account()));
            contexts.setContext(context);
            chain.doFilter(request, response);
        }
    }

    /// The way into an application is more than reading.
    private static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && WAYS_IN.stream().noneMatch(request.getRequestURI()::endsWith);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
