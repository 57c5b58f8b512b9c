package com.nocodo.operator.sheet;

import com.nocodo.operator.process.Health;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An application's own door, as its first account goes through it.
final class RowDoor implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = Health.client();
    private final String url;
    private String cookie = "";
    private String csrf = "";

    private RowDoor(String url) {
        this.url = url;
    }

    /// What the application says to a row.
    sealed interface Said {}

    record Taken(long id) implements Said {}

    record Refused(String why) implements Said {}

    static RowDoor signIn(String url, BuildReport.Preview account) throws IOException, InterruptedException {
        var door = new RowDoor(url);
        var answer =
                door.send("/api/session", Map.of("email", account.ownerEmail(), "password", account.ownerPassword()));
        if (answer.statusCode() / 100 != 2) {
            door.close();
            throw Problem.unavailable("The application does not let its first account in (%d).", answer.statusCode())
                    .toException();
        }
        door.cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        door.csrf = JSON.readTree(answer.body()).path("csrf_token").asString("");
        return door;
    }

    Said post(String path, Map<String, Object> row) throws IOException, InterruptedException {
        var answer = send(path, row);
        var body = JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        return switch (answer.statusCode()) {
            case 201 -> new Taken(body.path("id").asLong());
            case 400, 409, 422 -> new Refused(why(body));
            default ->
                throw Problem.unavailable(
                                "The application answered %d to a row of the spreadsheet.", answer.statusCode())
                        .toException();
        };
    }

    private static String why(JsonNode problem) {
        var all = new StringBuilder();
        for (var error : problem.path("errors")) {
            all.append(all.isEmpty() ? "" : "; ")
                    .append(error.path("field").asString(""))
                    .append(": ")
                    .append(error.path("message").asString(error.path("code").asString("")));
        }
        return all.isEmpty() ? problem.path("detail").asString("not accepted") : all.toString();
    }

    private HttpResponse<String> send(String path, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
