package com.nocodo.operator.data;

import com.nocodo.modes.spec.Role;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.Health;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An application's own API, as a sample account goes through it, of the owner's role unless another is named. Its
/// session is begun when it is needed, and again when the application does not know it any more.
public final class AppDoor implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LONGEST_ANSWER = 16L * 1024 * 1024;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    private final Previews previews;
    private final String project;
    private final String url;
    private final String role;
    private final HttpClient http = Health.client();
    private volatile @Nullable Session session;

    /// @param url where it answers
    public AppDoor(Previews previews, String project, String url) {
        this(previews, project, url, Role.OWNER);
    }

    public AppDoor(Previews previews, String project, String url, String role) {
        this.previews = previews;
        this.project = project;
        this.url = url;
        this.role = role;
    }

    /// @param user the number of the sample account
    private record Session(String cookie, String csrf, long user) {}

    /// What the application said.
    public record Answer(int status, JsonNode body) {
        public boolean good() {
            return status / 100 == 2;
        }
    }

    Answer get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    /// @param body null for none
    public Answer send(String method, String path, @Nullable Map<String, ?> body) throws InterruptedException {
        try {
            var answer = exchange(method, path, body, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            var text = answer.body();
            var json = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
            return new Answer(answer.statusCode(), json);
        } catch (IOException | JacksonException e) {
            throw silent(e);
        }
    }

    /// What is long is read as it comes; the caller closes it.
    InputStream stream(String path) throws InterruptedException {
        try {
            var answer = exchange("GET", path, null, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw Problem.unavailable("The application answered %d.", answer.statusCode())
                        .toException();
            }
            return answer.body();
        } catch (IOException e) {
            throw silent(e);
        }
    }

    /// The number of the sample account that makes rows here.
    public long user() throws InterruptedException {
        return session().user();
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, @Nullable Map<String, ?> body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var answer = http.send(request(method, path, body), handler);
        if (answer.statusCode() == 401) { // nothing was done; the session is over
            session = null;
            answer = http.send(request(method, path, body), handler);
        }
        return answer;
    }

    private HttpRequest request(String method, String path, @Nullable Map<String, ?> body) throws InterruptedException {
        BodyPublisher sent =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var known = session();
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWERED_WITHIN)
                .header("Content-Type", "application/json")
                .header("Cookie", known.cookie())
                .header("X-CSRF-Token", known.csrf())
                .method(method, sent)
                .build();
    }

    private synchronized Session session() throws InterruptedException {
        var known = session;
        if (known == null) {
            known = begin();
            session = known;
        }
        return known;
    }

    private Session begin() throws InterruptedException {
        var cookie = previews.seeAs(project, url, role).split(";", 2)[0];
        var request = HttpRequest.newBuilder(URI.create(url + "/api/session"))
                .timeout(ANSWERED_WITHIN)
                .header("Cookie", cookie)
                .build();
        try {
            var body = JSON.readTree(http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
                    .body());
            return new Session(
                    cookie,
                    body.path("csrf_token").asString(""),
                    body.path("user").path("id").asLong());
        } catch (IOException | JacksonException e) {
            throw silent(e);
        }
    }

    private static RuntimeException silent(Exception e) {
        return Problem.unavailable(
                        "The application does not answer: %s. Start it again, then try once more.", Reason.of(e))
                .toException();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
