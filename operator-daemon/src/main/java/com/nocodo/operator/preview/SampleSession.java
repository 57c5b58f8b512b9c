package com.nocodo.operator.preview;

import com.nocodo.operator.process.Health;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A short session of a sample account, which only the holder of the application's preview token can begin.
final class SampleSession {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private SampleSession() {}

    static String begin(String url, String token, String role) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/session/as"))
                .timeout(ANSWERED_WITHIN)
                .header("Content-Type", "application/json")
                .header("X-Preview-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("role", role))))
                .build();
        try (var client = Health.client()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("set-cookie")
                    .orElseThrow(() -> Problem.conflict(
                                    "The application does not let a sample account in (status %d). One that was started"
                                            + " before can do that after it is started again.",
                                    answer.statusCode())
                            .toException());
        } catch (IOException e) {
            throw Problem.unavailable("The application does not answer: %s", Reason.of(e))
                    .toException();
        }
    }
}
