package com.nocodo.vault.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Somebody who typed `nocodo vault server enter NAME` and has a browser beside it.
final class Entered implements AutoCloseable {
    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: ([^;\r]+)");

    private final Process process;
    private final CompletableFuture<String> said;
    private final URI link;

    private Entered(Process process, CompletableFuture<String> said, URI link) {
        this.process = process;
        this.said = said;
        this.link = link;
    }

    static Entered into(Terminal terminal, List<String> secrets, String name) throws IOException {
        var process = terminal.start(secrets, "server", "enter", name, "--no-browser");
        var said = CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new AssertionError("no link came: " + said.join());
        }
        return new Entered(process, said, URI.create(line));
    }

    private static String read(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    URI link() {
        return link;
    }

    /// What the local address answers, its head first.
    String askAt(String host, String path, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", link.getPort())) {
            socket.setSoTimeout(60_000);
            var more = String.join(
                    "", List.of(headers).stream().map(one -> one + "\r\n").toList());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                            .formatted(path, host, more)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Sends JSON.
    String post(String path, String body, String cookie) throws IOException {
        try (var socket = new Socket("127.0.0.1", link.getPort())) {
            socket.setSoTimeout(60_000);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: application/json\r\n"
                            .formatted(path, link.getAuthority(), cookie)
                    + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(bytes.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String ask(String path, String... headers) throws IOException {
        return askAt(link.getAuthority(), path, headers);
    }

    /// @return the cookie that the link gives
    String signIn() throws IOException {
        var cookie = COOKIE.matcher(ask(link.getPath() + "?" + link.getQuery()));
        return cookie.find() ? cookie.group(1) : "";
    }

    /// Its worker ends moments after it.
    boolean isClosedSoon() throws InterruptedException {
        for (int tries = 0; tries < 100 && isOpen(); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return !isOpen();
    }

    private boolean isOpen() {
        try (var socket = new Socket("127.0.0.1", link.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// What it said, once it has ended.
    String said() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended");
        }
        return said.join();
    }

    /// As Ctrl-C.
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy(); // that of the process itself would close what it says
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
