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

/// Knows a browser again by its cookie. An application's page may set cookies for the name that it shares with us, but
/// none whose name begins with `__Host-`: where a browser has shown that it keeps such a one, no other counts.
///
/// @see "docs/decisions/0045-origins-and-sign-in.md"
public final class SessionContexts implements SecurityContextRepository {
    private static final int KEPT_SECONDS = 30 * 24 * 3600;
    private static final String WHOSE = "nocodo.session";
    /// Stands in the cookie of a browser that nobody is signed in by.
    private static final String NOBODY = "none";

    private final Sessions sessions;
    private final String cookie;
    private final String hostCookie;

    SessionContexts(Sessions sessions, Hosts hosts) {
        this.sessions = sessions;
        this.cookie = "nocodo-session-" + hosts.port(); // cookies do not tell ports apart
        this.hostCookie = "__Host-" + cookie;
    }

    public void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        var token = sessions.begin(account, agent);
        give(request, response, token, KEPT_SECONDS);
        if (request.getSession(false) != null) {
            request.changeSessionId(); // an application may have set the cookie of a page that it has begun
            sessions.find(token).ifPresent(session -> request.getSession().setAttribute(WHOSE, session.id()));
        }
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        tokens(request).forEach(sessions::end);
        give(request, response, "", 0);
        var own = request.getSession(false);
        if (own != null) {
            own.invalidate();
        }
    }

    /// Browsers take a `Secure` cookie under names that end in localhost, but not all of them do, nor do scripts: those
    /// get a plain one.
    private void give(HttpServletRequest request, HttpServletResponse response, String token, long seconds) {
        if (named(request, hostCookie).findAny().isEmpty() || token.isEmpty()) {
            add(response, cookie, token, seconds, false);
        }
        add(response, hostCookie, token.isEmpty() ? NOBODY : token, KEPT_SECONDS, true);
    }

    private static void add(HttpServletResponse response, String name, String value, long seconds, boolean secure) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .path("/")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }

    private Stream<String> tokens(HttpServletRequest request) {
        var own = named(request, hostCookie).toList();
        return (own.isEmpty() ? named(request, cookie) : own.stream()).filter(value -> value.length() == 43);
    }

    private static Stream<String> named(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(one -> one.getName().equals(name))
                .map(Cookie::getValue);
    }

    /// Two cookies of two sessions that are both good: one of them is somebody else's, and nobody can tell which.
    private SecurityContext context(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        var found = tokens(request)
                .distinct()
                .flatMap(token -> sessions.find(token).stream())
                .toList();
        if (found.size() == 1) {
            var session = found.getFirst();
            context.setAuthentication(authentication(session.account().by(session.id())));
        }
        bind(request, found.size() == 1 ? found.getFirst().id() : NOBODY);
        return context;
    }

    /// What the server keeps of a page belongs to who has begun it: a page whose cookie an application has put under
    /// somebody else is not shown to them, nor is theirs to the application.
    private static void bind(HttpServletRequest request, String whose) {
        var page = request.getSession(false);
        if (page == null) {
            return;
        }
        var before = page.getAttribute(WHOSE);
        if (before == null) {
            page.setAttribute(WHOSE, whose);
        } else if (!before.equals(whose)) {
            page.invalidate();
        }
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
