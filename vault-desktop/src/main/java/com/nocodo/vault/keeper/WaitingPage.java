package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the keeper answers while no other process holds the port: that the vault is locked and comes back. It reads a
/// request's head alone, byte by byte, so that no password that is on its way gets into this process.
final class WaitingPage implements AutoCloseable {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int PATIENCE_MILLIS = 2000;
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="1">\
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">\
            <title>The vault is locked</title>\
            <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:24rem;margin:20vh auto;padding:0 1rem;text-align:center}</style>\
            <h1>The vault is locked</h1><p role="status">Fresh processes take the place of those that knew something. One moment.</p></html>
            """;

    private final ServerSocket server;
    private final String authority;

    private WaitingPage(ServerSocket server, String authority) {
        this.server = server;
        this.authority = authority;
    }

    static WaitingPage open(KeeperNote place) {
        try {
            var server = new ServerSocket(place.port(), 16, InetAddress.getByName("127.0.0.1"));
            var page = new WaitingPage(server, place.authority());
            Thread.ofPlatform().daemon().name("waiting-page").start(page::serve);
            return page;
        } catch (IOException e) {
            throw Problem.conflict(
                            "Port %d, where this vault's page answers, was taken by another program (%s). Do not type"
                                    + " your password there.",
                            place.port(), Reason.of(e))
                    .toException();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var browser = server.accept();
                Thread.ofVirtual().name("waiting-page-answer").start(() -> answer(browser));
            } catch (IOException e) {
                return; // closed: the port is handed over
            }
        }
    }

    private void answer(Socket browser) {
        try (browser) {
            browser.setSoTimeout(PATIENCE_MILLIS);
            var head = head(browser.getInputStream());
            browser.getOutputStream().write(reply(head).getBytes(StandardCharsets.UTF_8));
            browser.shutdownOutput();
        } catch (IOException e) {
            // Whoever asked is gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
            var one = in.read();
            if (one < 0) {
                break;
            }
            head.append((char) one);
        }
        return head.toString();
    }

    private String reply(String head) {
        var known = head.lines()
                .skip(1)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("host:"))
                .map(line -> line.substring("host:".length()).strip())
                .toList()
                .equals(java.util.List.of(authority));
        if (!known) {
            return reply("421 Misdirected Request", "");
        }
        return reply("503 Service Unavailable", head.startsWith("GET ") ? PAGE : "");
    }

    private static String reply(String status, String body) {
        return """
                HTTP/1.1 %s\r
                Content-Type: text/html; charset=utf-8\r
                Content-Length: %d\r
                Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r
                Cross-Origin-Resource-Policy: same-origin\r
                Referrer-Policy: no-referrer\r
                X-Content-Type-Options: nosniff\r
                Cache-Control: no-store\r
                Retry-After: 1\r
                Connection: close\r
                \r
                %s""".formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    /// The port is free afterwards.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It is closed nevertheless.
        }
    }
}
