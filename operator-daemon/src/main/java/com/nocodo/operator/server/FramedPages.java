package com.nocodo.operator.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Gives the pages of an application, while the web app shows them in its frame and only then, a script by which they
/// tell what goes wrong and what is pointed at. It runs in the application's origin, and can do nothing that the
/// application's own scripts cannot.
///
/// @see "docs/decisions/0060-pointing-into-an-application.md"
final class FramedPages {
    /// What no application has below its own addresses.
    static final String SCRIPT = "/.nocodo/preview.js";

    /// A page that is made longer must not be taken from a cache, or for the plain one.
    static final Set<String> UNFIT_TO_ASK = Set.of("accept-encoding", "if-none-match", "if-modified-since");

    static final Set<String> UNFIT_TO_ANSWER = Set.of("etag", "last-modified", "cache-control");

    private static final int HEAD_WITHIN = 64 * 1024;
    private static final Pattern HEAD = Pattern.compile("(?i)<head(\\s[^>]*)?>");

    private final String uiOrigin;
    private final byte[] script;

    FramedPages(String uiOrigin) {
        this.uiOrigin = uiOrigin;
        this.script = read().replace("$UI", uiOrigin).getBytes(StandardCharsets.UTF_8);
    }

    private static String read() {
        try (var in = Objects.requireNonNull(FramedPages.class.getResourceAsStream("preview.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a frame asks for a page.
    static boolean isAsked(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    static boolean isPage(HttpResponse<InputStream> answer) {
        var headers = answer.headers();
        return headers.firstValue("content-encoding").isEmpty()
                && headers.firstValue("content-type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent();
    }

    void sendScript(HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript; charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(script);
    }

    /// Passes the page on, the script first of all in it.
    void send(InputStream page, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        var text = new String(page.readNBytes(HEAD_WITHIN), StandardCharsets.ISO_8859_1); // byte for byte
        var head = HEAD.matcher(text);
        var at = head.find() ? head.end() : 0;
        var longer = text.substring(0, at) + "<script src=\"" + SCRIPT + "\"></script>" + text.substring(at);
        response.getOutputStream().write(longer.getBytes(StandardCharsets.ISO_8859_1));
        page.transferTo(response.getOutputStream());
    }

    /// Says in place of a page that there is none.
    void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; script-src 'self'; frame-ancestors " + uiOrigin);
        response.getWriter().write("""
                <!doctype html>
                <html lang="en"><head><title>%1$s</title><script src="%2$s" data-down="%3$d"></script></head>
                <body><p>%1$s</p></body></html>
                """.formatted(sentence, SCRIPT, status));
    }
}
