package com.nocodo.vault.ui.web;

import com.nocodo.vault.entry.Entrance;
import com.nocodo.vault.issuer.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// A page in this process, without a vault behind it, and somebody who asks it for things as no browser would.
final class ServedPage implements AutoCloseable {
    static final String HOST = "vault-abcdefgh1234.localhost";
    static final String COOKIE = "vault-0011223344556677";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;
    final Page.Order order;
    final Entrance entrance;

    ServedPage(Path home) throws IOException {
        this(home, freePort());
    }

    ServedPage(Path home, int port) throws IOException {
        Files.createDirectories(home.resolve("vault"));
        order = new Page.Order(home.toString(), HOST, port, COOKIE);
        entrance = new Entrance(order.vault(), Clock.systemUTC(), new SecureRandom());
        if (!Files.exists(home.resolve("vault/entrance"))) {
            entrance.clear();
        }
        context = Page.serve(order, Clock.systemUTC(), () -> {});
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String host() {
        return order.authority();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    /// As the page itself posts.
    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return send(
                "POST",
                path,
                Stream.concat(Stream.of("Origin", order.origin()), Arrays.stream(headers))
                        .toArray(String[]::new));
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + order.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!Arrays.asList(headers).contains("Host")) {
            request.header("Host", host());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What the pages of the vault begin logins with.
    Login login() {
        return context.getBean(Login.class);
    }

    /// A browser that came by a link.
    record Browser(String cookie, String key) {}

    Browser comeIn() throws IOException, InterruptedException {
        var answer = post("/enter/link", FrontDoor.LINK, entrance.newLink());
        return new Browser(answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", ""), answer.body());
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
