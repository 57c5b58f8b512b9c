package com.nocodo.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the REST API that asks again, with the same key, until it has an answer.
final class Patient implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final KilledDaemon daemon;
    private final Path home;
    private String authorization = "";

    Patient(KilledDaemon daemon, Path home) {
        this.daemon = daemon;
        this.home = home;
    }

    /// Where the operator is now; it keeps its port.
    private URI at(String path) throws IOException {
        var address = JsonMapper.shared()
                .readTree(Files.readString(home.resolve("operator.json")))
                .path("address")
                .asString();
        return URI.create("http://127.0.0.1:" + URI.create(address).getPort() + path);
    }

    private String host() throws IOException {
        return URI.create(JsonMapper.shared()
                        .readTree(Files.readString(home.resolve("operator.json")))
                        .path("address")
                        .asString())
                .getAuthority();
    }

    /// By the link, before anybody is killed; from then on with a token.
    void signIn(String link) throws Exception {
        var uri = URI.create(link);
        var signedIn = http.send(
                HttpRequest.newBuilder(at(uri.getRawPath() + "?" + uri.getRawQuery()))
                        .setHeader("Host", host())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        var made = http.send(
                HttpRequest.newBuilder(at("/api/v1/me/tokens"))
                        .setHeader("Host", host())
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"hour\",\"scope\":\"admin\",\"days\":2}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        authorization = "Bearer "
                + JsonMapper.shared().readTree(made.body()).path("secret").asString();
    }

    JsonNode get(String path) throws Exception {
        return send("GET", path, null);
    }

    JsonNode post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    JsonNode send(String method, String path, @Nullable String json) throws Exception {
        var until = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            var answer = ask(method, path, json);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > until) {
                throw new IOException("no answer for %s to %s %s".formatted(LONGEST, method, path));
            }
        }
    }

    /// Empty where no answer came: what was asked for may have been done, or not.
    private Optional<JsonNode> ask(String method, String path, @Nullable String json) throws Exception {
        daemon.check();
        try {
            var answer = http.send(request(method, path, json), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return Optional.of(JsonMapper.shared().readTree(answer.body()));
            }
            if (answer.statusCode() != 503) {
                throw new AssertionError("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            // it is killed, or starts
        }
        TimeUnit.MILLISECONDS.sleep(200);
        return Optional.empty();
    }

    /// How often something is there.
    interface Count {
        long now() throws Exception;
    }

    /// Asks for something whose answer is told once: before it is asked for again, it is looked for.
    void once(String path, String json, Count count) throws Exception {
        var before = count.now();
        while (ask("POST", path, json).isEmpty() && count.now() == before) {
            daemon.check();
        }
    }

    private HttpRequest request(String method, String path, @Nullable String json) throws IOException {
        var body = json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body)
                .setHeader("Host", host())
                .header("Authorization", authorization);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }

    /// Sends a spreadsheet.
    ///
    /// @return its id
    String upload(String name, String csv) throws Exception {
        while (true) {
            daemon.check();
            try {
                var sent = HttpRequest.newBuilder(at("/api/v1/attachments?name=" + name))
                        .timeout(Duration.ofSeconds(30))
                        .setHeader("Host", host())
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build();
                var answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    return JsonMapper.shared()
                            .readTree(answer.body())
                            .path("id")
                            .asString();
                }
                if (answer.statusCode() != 503) {
                    throw new AssertionError("%s: %d %s".formatted(name, answer.statusCode(), answer.body()));
                }
            } catch (IOException e) {
                // it is killed, or starts
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// Waits for the end of a project's jobs.
    JsonNode awaitJobs(String project) throws Exception {
        while (true) {
            var jobs = get("/api/v1/projects/" + project + "/jobs");
            var over = true;
            for (var job : jobs) {
                var state = job.path("state").asString();
                over &= !state.equals("queued") && !state.equals("running");
            }
            if (over) {
                return jobs;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
