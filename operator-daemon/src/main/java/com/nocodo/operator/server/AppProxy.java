package com.nocodo.operator.server;

import com.nocodo.protocol.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Passes requests on to the applications, each under a name of its own. While a new version takes the old one's
/// place, requests wait for it and are answered late.
final class AppProxy {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(2);
    private static final long WAIT_MILLIS = 30_000;
    private static final long STEP_MILLIS = 100;

    /// What is between two neighbours and never passed on, and what our client says itself.
    private static final Set<String> OURS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

    /// What no application has below its own addresses.
    static final String TICKETS = "/.nocodo/as/";

    private final Applications applications;
    private final Tickets tickets;
    private final String uiOrigin;
    private final FramedPages pages;

    /// Made when the first application is asked for something: that takes a while.
    private static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    AppProxy(Applications applications, Tickets tickets, Hosts hosts) {
        this.tickets = tickets;
        this.applications = applications;
        this.uiOrigin = hosts.address();
        this.pages = new FramedPages(uiOrigin);
    }

    void pass(String slug, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.getRequestURI().equals(FramedPages.SCRIPT)) {
                pages.sendScript(response);
            } else if (request.getRequestURI().startsWith(TICKETS)) {
                seeAs(slug, request.getRequestURI().substring(TICKETS.length()), response);
            } else {
                answer(reached(slug, request), response, FramedPages.isAsked(request));
            }
        } catch (ProblemException e) {
            Refusal.send(response, 409, "Conflict", e.problem().message());
        } catch (IllegalArgumentException e) {
            Refusal.send(response, 400, "Bad Request", "This request has characters that cannot be passed on.");
        } catch (NotRunning e) {
            refuse(request, response, 503, "Service Unavailable", "This application does not run at the moment.");
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            refuse(request, response, 502, "Bad Gateway", "The application ended before it answered.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Refusal.send(response, 503, "Service Unavailable", "The operator is being ended.");
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String title, String sentence)
            throws IOException {
        if (FramedPages.isAsked(request)) {
            pages.refuse(response, status, sentence);
        } else {
            Refusal.send(response, status, title, sentence);
        }
    }

    private void seeAs(String slug, String ticket, HttpServletResponse response)
            throws IOException, InterruptedException {
        var taken = tickets.take(ticket, slug);
        if (taken.isEmpty()) {
            Refusal.send(response, 410, "Gone", "This address was good once, for a minute. Choose the role again.");
            return;
        }
        AppCookies.toBrowser(applications.seeAs(slug, taken.get().role()))
                .forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", "/");
        response.setStatus(303);
    }

    /// Tries again only what never reached the application.
    private HttpResponse<InputStream> reached(String slug, HttpServletRequest request)
            throws IOException, InterruptedException {
        for (long waited = 0; ; waited += STEP_MILLIS) {
            var address = applications.find(slug);
            if (address.isPresent()) {
                try {
                    return Client.HTTP.send(request(address.get(), request), HttpResponse.BodyHandlers.ofInputStream());
                } catch (ConnectException e) {
                    // It has just ended, or does not listen yet.
                }
            }
            if (waited >= WAIT_MILLIS || !applications.isChanging(slug)) {
                throw new NotRunning();
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    private static HttpRequest request(URI address, HttpServletRequest from) throws IOException {
        var query = from.getQueryString();
        var to =
                HttpRequest.newBuilder(URI.create(address + from.getRequestURI() + (query == null ? "" : "?" + query)));
        var unfit = FramedPages.isAsked(from) ? FramedPages.UNFIT_TO_ASK : Set.of();
        for (var name : Collections.list(from.getHeaderNames())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("cookie")) {
                var cookies = AppCookies.toApplication(Collections.list(from.getHeaders(name)));
                if (!cookies.isEmpty()) {
                    to.header(name, cookies);
                }
            } else if (!OURS.contains(lower) && !unfit.contains(lower)) {
                Collections.list(from.getHeaders(name)).forEach(value -> to.header(name, value));
            }
        }
        var body = from.getInputStream();
        var publisher = hasBody(from)
                ? HttpRequest.BodyPublishers.ofInputStream(() -> body)
                : HttpRequest.BodyPublishers.noBody();
        var length = from.getContentLengthLong();
        return to.method(
                        from.getMethod(),
                        length > 0 ? HttpRequest.BodyPublishers.fromPublisher(publisher, length) : publisher)
                .timeout(ANSWERED_WITHIN)
                .build();
    }

    private static boolean hasBody(HttpServletRequest from) {
        return from.getContentLengthLong() > 0 || from.getHeader("Transfer-Encoding") != null;
    }

    private void answer(HttpResponse<InputStream> from, HttpServletResponse to, boolean inFrame) throws IOException {
        var marked = inFrame && FramedPages.isPage(from);
        to.setStatus(from.statusCode());
        from.headers().map().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("set-cookie")) {
                values.stream()
                        .flatMap(value -> AppCookies.toBrowser(value).stream())
                        .forEach(cookie -> to.addHeader(name, cookie));
            } else if (!OURS.contains(lower) && !(marked && FramedPages.UNFIT_TO_ANSWER.contains(lower))) {
                values.forEach(value -> to.addHeader(name, framed(name, value)));
            }
        });
        try (var body = from.body()) {
            if (marked) {
                pages.send(body, to);
                return;
            }
            from.headers().firstValueAsLong("content-length").ifPresent(to::setContentLengthLong);
            body.transferTo(to.getOutputStream());
        }
    }

    /// The web app may show the application in a frame, and nobody else.
    private String framed(String header, String value) {
        return header.equalsIgnoreCase("content-security-policy")
                ? value.replace("frame-ancestors 'none'", "frame-ancestors " + uiOrigin)
                : value;
    }

    private static final class NotRunning extends IOException {
        private static final long serialVersionUID = 1;
    }
}
