package com.nocodo.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who is signed in to an application by one of the doors that it has.
final class AppUser implements AutoCloseable {
    private static final int PAGE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String email;
    private final String password;
    private final Door door;
    private String cookie = "";
    private String csrf = "";

    /// Where the application is now; it moves when it is started again.
    interface Door {
        Place now() throws Exception;
    }

    /// @param host as it is asked for
    record Place(int port, String host) {}

    AppUser(String email, String password, Door door) {
        this.email = email;
        this.password = password;
        this.door = door;
    }

    /// Sends a row.
    ///
    /// @return the row, or nothing where there is no such path
    /// @throws IOException where nobody knows whether it was taken
    /// @throws AssertionError where it is refused as wrong, which none of ours is
    @Nullable
    JsonNode add(String path, Map<String, ?> row) throws Exception {
        if (cookie.isEmpty()) {
            signIn();
        }
        var answer = send("POST", path, JsonMapper.shared().writeValueAsString(row));
        return switch (answer.statusCode()) {
            case 201 -> JsonMapper.shared().readTree(answer.body());
            case 404 -> null;
            case 400, 422 -> throw new AssertionError(row + ": " + answer.body());
            default -> {
                cookie = "";
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        };
    }

    /// All rows, by their ids, or nothing where there is no such path.
    @Nullable
    List<JsonNode> all(String path) throws Exception {
        signIn();
        List<JsonNode> all = new ArrayList<>();
        var ids = new TreeSet<Long>();
        for (int page = 1; ; page++) {
            var answer = send("GET", path + "?sort=id&page_size=" + PAGE + "&page=" + page, "");
            if (answer.statusCode() == 404) {
                return null;
            }
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            var rows = JsonMapper.shared().readTree(answer.body()).path("items");
            for (var row : rows) {
                if (ids.add(row.path("id").asLong())) { // a row that came meanwhile moves the pages
                    all.add(row);
                }
            }
            if (rows.isEmpty()) {
                return all;
            }
        }
    }

    private void signIn() throws Exception {
        var answer = send(
                "POST",
                "/api/session",
                JsonMapper.shared().writeValueAsString(Map.of("email", email, "password", password)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("not let in: " + answer.statusCode());
        }
        cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        csrf = JsonMapper.shared().readTree(answer.body()).path("csrf_token").asString("");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var place = door.now();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + place.port() + path))
                        .timeout(Duration.ofSeconds(90))
                        .setHeader("Host", place.host())
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .header("X-CSRF-Token", csrf)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
