package com.nocodo.operator.identity;

import com.nocodo.operator.server.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/// Lets a script in by its token. One that only reads can do nothing else.
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern WAY_IN = Pattern.compile("/api/v1/projects/[^/]*/(preview|export)/?");

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
            context.setAuthentication(SessionContexts.authentication(
                    bearer.get().account().byToken(bearer.get().scope())));
            contexts.setContext(context);
            chain.doFilter(request, response);
        }
    }

    /// The way into an application is more than reading.
    private static boolean reads(HttpServletRequest request) {
        var path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8); // as it is matched later on
        return READING.contains(request.getMethod()) && !WAY_IN.matcher(path).matches();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
