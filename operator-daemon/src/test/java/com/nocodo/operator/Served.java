package com.nocodo.operator;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.server.ServerNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A home that is served in this process, asked as a browser or a script would ask it.
final class Served implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    final LocalServer server;

    private Served(LocalServer server) {
        this.server = server;
    }

    static Served home(Path root) {
        return home(root, Clock.systemUTC());
    }

    static Served home(Path root, Clock clock) {
        return home(root, clock, Map.of());
    }

    /// @param settings of the server, as its environment has them
    static Served home(Path root, Clock clock, Map<String, String> settings) {
        var note = ServerNote.take(Home.open(root, Map.of()));
        return new Served(LocalServer.start(note, () -> LocalOperator.open(root, System.getenv(), clock), settings));
    }

    /// An answer, as far as a test looks at it.
    record Answer(int status, String body, HttpResponse<String> whole) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        /// The cookie that was given, as it is sent back.
        String cookie() {
            return header("Set-Cookie").replaceAll(";.*", "");
        }
    }

    String host() {
        return URI.create(server.address()).getAuthority();
    }

    /// The cookie of the owner, who came by a new link.
    String signIn() throws IOException, InterruptedException {
        return get(path(server.signInLink())).cookie();
    }

    static String path(String address) {
        var uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    /// @param headers name, value, name, value, …; a `Host` among them takes the place of the web app's
    Answer send(String method, String path, @org.jspecify.annotations.Nullable String json, String... headers)
            throws IOException, InterruptedException {
        var port = URI.create(server.address()).getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .setHeader("Host", host());
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer);
    }

    /// Sends a file.
    Answer send(String path, byte[] content, String... headers) throws IOException, InterruptedException {
        var port = URI.create(server.address()).getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .setHeader("Host", host())
                .header("Content-Type", "application/octet-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
