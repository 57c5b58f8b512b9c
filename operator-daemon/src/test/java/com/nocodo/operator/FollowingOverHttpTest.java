package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowingOverHttpTest {
    @TempDir
    static Path home;

    private static Served served;
    private static String owner;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.home(home);
        owner = served.signIn();
    }

    /// What is followed then is ended, not cut off.
    @AfterAll
    static void end() throws Exception {
        var curl = curl("-sN", begin("last"));
        assertThat(curl.getInputStream().read()).isPositive();

        served.close();

        assertThat(curl.getInputStream().readAllBytes()).isNotEmpty();
        assertThat(curl.waitFor()).isZero();
    }

    /// @param more options, and what goes with them
    private static Process curl(String options, String project, String... more) throws Exception {
        var argv = new ArrayList<>(List.of(
                "curl", options, "--max-time", "40", "-H", "Accept: text/event-stream", "-H", "Cookie: " + owner));
        argv.addAll(List.of(more));
        argv.add(served.server.address() + "/api/v1/projects/" + project + "/events");
        return new ProcessBuilder(argv).start();
    }

    private static String begin(String key) throws Exception {
        return served.send(
                        "POST",
                        "/api/v1/projects",
                        "{\"key\":\"%s\",\"text\":\"Customers have a name.\"}".formatted(key),
                        "Cookie",
                        owner)
                .json()
                .get("id")
                .asString();
    }

    /// The ids and names of a stream, by curl, until there are `most` or the stream ends.
    private static List<String> follow(String project, int most, String... more) throws Exception {
        var curl = curl("-sN", project, more);
        var seen = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(curl.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null && seen.size() < most; line = lines.readLine()) {
                if (line.startsWith("id:") || line.startsWith("event:")) {
                    seen.add(line);
                }
            }
        } finally {
            curl.destroy();
        }
        return seen;
    }

    @Test
    void aStreamIsReadFromItsBeginAndGoneOnWithAfterTheLastEventSeen() throws Exception {
        var project = begin("f1");

        assertThat(follow(project, 4)).startsWith("id:1", "event:project_created", "id:2");
        assertThat(follow(project, 2, "-H", "Last-Event-ID: 2").getFirst()).isEqualTo("id:3");
    }

    @Test
    void whoFollowsAQuietStreamIsAnsweredAtOnce() throws Exception {
        var project = begin("f4");
        var curl = curl("-siN", project, "-H", "Last-Event-ID: " + quietEnd(project));
        try (var lines = new BufferedReader(new InputStreamReader(curl.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            assertThat(lines.lines().dropWhile(line -> !line.isEmpty()).limit(2))
                    .containsExactly("", ":here");
        } finally {
            curl.destroy();
        }
    }

    private static long quietEnd(String project) throws Exception {
        var end = -1L;
        for (var before = -2L; end != before; Thread.sleep(2000)) {
            before = end;
            end = served.get("/api/v1/projects/" + project + "/events?limit=500", "Cookie", owner)
                    .json()
                    .valueStream()
                    .mapToLong(event -> event.get("seq").asLong())
                    .max()
                    .orElseThrow();
        }
        return end;
    }

    @Test
    void anEventThatIsNotThereYetIsRefusedBeforeAnythingIsSent() throws Exception {
        var refused = served.get(
                "/api/v1/projects/" + begin("f2") + "/events",
                "Cookie",
                owner,
                "Accept",
                "text/event-stream",
                "Last-Event-ID",
                "999");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aStreamEndsWithTheProject() throws Exception {
        var project = begin("f3");
        var deleting = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(1500);
                served.send("DELETE", "/api/v1/projects/" + project, null, "Cookie", owner);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        var seen = follow(project, Integer.MAX_VALUE);

        deleting.join();
        assertThat(seen).endsWith("event:project_deleted");
    }
}
