package com.nocodo.operator.identity;

import com.nocodo.operator.server.Hosts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Knows a browser again by its cookie. A neighbour under the same name may have set a cookie of that name, too, so
/// each that comes is tried.
public final class SessionContexts implements SecurityContextRepository {
    private static final int MOST_TRIED = 5;

    private final Sessions sessions;
    private final String cookie;

    SessionContexts(Sessions sessions, Hosts hosts) {
        this.sessions = sessions;
        this.cookie = "nocodo-session-" + hosts.port(); // cookies do not tell ports apart
    }

    public void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        give(response, sessions.begin(account, agent), 30 * 24 * 3600);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        tokens(request).forEach(sessions::end);
        give(response, "", 0);
        var own = request.getSession(false);
        if (own != null) {
            own.invalidate();
        }
    }

    private void give(HttpServletResponse response, String token, long seconds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie, token)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }

    private Stream<String> tokens(HttpServletRequest request) {
        var cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(one -> one.getName().equals(cookie))
                .map(Cookie::getValue)
                .filter(value -> value.length() == 43)
                .limit(MOST_TRIED);
    }

    private SecurityContext context(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        tokens(request)
                .flatMap(token -> sessions.find(token).stream())
                .findFirst()
                .ifPresent(session -> context.setAuthentication(
                        authentication(session.account().by(session.id()))));
        return context;
    }

    static PreAuthenticatedAuthenticationToken authentication(Account account) {
        return new PreAuthenticatedAuthenticationToken(
                account,
                "",
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /// Somebody has signed in: from now on the cookie is all there is.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            begin(account, request, response);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return tokens(request).findAny().isPresent();
    }
}
