package com.nocodo.vault.ui.web;

import com.nocodo.vault.entry.Entrance;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in browsers that come by a link, and those that did before. A session's cookie reaches every program of this
/// computer that a browser talks to under the same name; so it gets nothing but the empty frame of a page. Whatever
/// answers needs the browser's key besides, which the page keeps and sends in a header of its own.
///
/// @see "docs/decisions/0073-the-vaults-page.md"
final class FrontDoor extends OncePerRequestFilter {
    static final String LINK = "X-Vault-Link";
    static final String BROWSER = "X-Vault-Browser";
    private static final String BROWSER_OF_SESSION = "browser";
    private static final int LONGEST = 100;
    private static final Map<String, String> FOR_STRANGERS = Map.of(
            "/enter/entry.js", "text/javascript",
            "/enter/entry.css", "text/css");

    private final Entrance entrance;
    private final Alarms alarms;

    FrontDoor(Entrance entrance, Alarms alarms) {
        this.entrance = entrance;
        this.alarms = alarms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        var post = request.getMethod().equals("POST");
        if (!post && FOR_STRANGERS.containsKey(path)) {
            sendFile(response, 200, path.substring("/enter/".length()), FOR_STRANGERS.get(path));
        } else if (!post && path.equals("/enter")) {
            sendFile(response, 401, "entry.html", "text/html");
        } else if (post && path.equals("/enter/link")) {
            byLink(request, response);
        } else if (post && path.equals("/enter/back")) {
            back(request, response);
        } else if (browserOf(request) == null) {
            refuseStranger(request, response);
        } else if (needsKey(request) && !hasKey(request)) {
            Refusal.send(response, 401, "Come in by the vault's link.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void byLink(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (entrance.redeem(header(request, LINK))) {
            case LET_IN -> {
                var key = entrance.newBrowser();
                begin(request, key);
                response.setContentType("text/plain");
                response.setHeader("Cache-Control", "no-store");
                response.getWriter().write(key);
            }
            case USED_BEFORE -> {
                alarms.linkUsedAgain();
                Refusal.send(
                        response,
                        409,
                        "This link was used before. If that was not you, somebody saw it: end the vault with"
                                + " `nocodo vault down`, and start it again. It is noted in the audit log.");
            }
            case TOO_OLD ->
                Refusal.send(response, 410, "This link is older than an hour. Make a new one: nocodo vault link");
            case UNKNOWN ->
                Refusal.send(response, 401, "This link is none of this vault. Make a new one: nocodo vault link");
        }
    }

    /// After a lock, or in another tab.
    private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var key = header(request, BROWSER);
        if (!entrance.knows(key)) {
            Refusal.send(response, 401, "This browser came in by no link of the vault that runs now.");
            return;
        }
        if (!hasKey(request)) {
            begin(request, key);
        }
        response.setStatus(204);
    }

    private static void begin(HttpServletRequest request, String key) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true).setAttribute(BROWSER_OF_SESSION, Entrance.hash(key));
    }

    private static @Nullable String browserOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(BROWSER_OF_SESSION);
    }

    /// The frame of a page and the scripts that it loads cannot send it; there is nothing of the vault in them.
    private static boolean needsKey(HttpServletRequest request) {
        var path = request.getRequestURI();
        return request.getMethod().equals("POST")
                || request.getParameter("v-r") != null
                || path.contains("/VAADIN/dynamic")
                || path.contains("/VAADIN/push");
    }

    private static boolean hasKey(HttpServletRequest request) {
        var browser = browserOf(request);
        return browser != null
                && MessageDigest.isEqual(
                        browser.getBytes(StandardCharsets.US_ASCII),
                        Entrance.hash(header(request, BROWSER)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    private static void refuseStranger(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET") && "document".equals(request.getHeader("Sec-Fetch-Dest"))) {
            sendFile(response, 401, "entry.html", "text/html");
        } else {
            Refusal.send(response, 401, "Come in by the vault's link.");
        }
    }

    private static void sendFile(HttpServletResponse response, int status, String name, String type)
            throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        try (var in = Objects.requireNonNull(FrontDoor.class.getResourceAsStream(name))) {
            in.transferTo(response.getOutputStream());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
