package com.nocodo.vault.way;

import com.nocodo.vault.process.KeptPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the address of a way in answers while the vault is locked: nothing goes on, and nothing is swallowed. A page is
/// told how to unlock, and comes back by itself; all else is refused with a reason, its body unread. Where the vault's
/// page is stays unsaid: an application that reads the answer must not learn it.
public final class LockedPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockedPage.class);
    private static final int BACKLOG = 64;
    private static final int MOST = 64;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LONGEST_BODY = 1 << 20;
    private static final String REASON = "The vault is locked. Unlock it, then try again: nothing was sent.\n";
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3">\
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">\
            <title>The vault is locked</title>\
            <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:18vh auto;padding:0 1rem}</style>\
            <h1>The vault is locked</h1>\
            <p>So the way in to %s is closed. What you typed and did not send is kept in this browser.</p>\
            <p>Open the vault from where you started it, or with <code>nocodo vault link</code> in a terminal, and unlock it: \
            this page comes back by itself then.</p>\
            <p role="status">Waiting for the vault.</p></html>
            """;

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final OperatorNames names;
    private final ServerSocket server;
    private final Semaphore room = new Semaphore(MOST);

    private final Thread accepting =
            Thread.ofPlatform().daemon().name("locked-page").unstarted(this::accept);

    private LockedPage(OperatorNames names, ServerSocket server) {
        this.names = names;
        this.server = server;
    }

    /// @throws IOException where somebody else answers at the port
    public static LockedPage open(OperatorNames names) throws IOException {
        var page = new LockedPage(names, KeptPort.listen(names.port(), BACKLOG));
        page.accepting.start();
        return page;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var browser = server.accept();
                Thread.ofVirtual().name("locked-page-answer").start(() -> answer(browser));
            } catch (IOException e) {
                LOG.debug("a connection was not accepted", e);
            }
        }
    }

    private void answer(Socket browser) {
        var hasRoom = room.tryAcquire();
        try (browser) {
            if (hasRoom) {
                browser.setSoTimeout(PATIENCE_MILLIS);
                browser.getOutputStream().write(reply(browser));
                browser.shutdownOutput();
                drain(browser);
            }
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
        } finally {
            if (hasRoom) {
                room.release();
            }
        }
    }

    private byte[] reply(Socket browser) throws IOException {
        try {
            var head = RequestHead.read(browser.getInputStream());
            if (head.isEmpty()) {
                return new byte[0];
            }
            names.check(head.get());
            return isPage(head.get())
                    ? text("text/html", PAGE.formatted(names.operator()))
                    : text("text/plain", REASON);
        } catch (Refused e) {
            return e.answer();
        }
    }

    /// What a script fetches gets no page to read.
    private static boolean isPage(RequestHead head) {
        return head.method().equals("GET")
                && !head.isWebSocket()
                && head.find("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
                && head.find("Accept")
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    private static byte[] text(String type, String body) {
        return """
                HTTP/1.1 503 Service Unavailable\r
                Content-Type: %s; charset=utf-8\r
                Content-Length: %d\r
                Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r
                Referrer-Policy: no-referrer\r
                X-Content-Type-Options: nosniff\r
                Cache-Control: no-store\r
                Retry-After: 3\r
                Connection: close\r
                \r
                %s""".formatted(type, body.getBytes(StandardCharsets.UTF_8).length, body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What is left unread takes the answer with it.
    private static void drain(Socket browser) throws IOException {
        var left = LONGEST_BODY;
        var piece = new byte[8 * 1024];
        for (int count; left > 0 && (count = browser.getInputStream().read(piece)) > 0; ) {
            OutputStream.nullOutputStream().write(piece, 0, count);
            left -= count;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("a port was closed already", e);
        }
        try {
            accepting.join(MOMENT); // the system lets go of the port when nobody waits at it any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
