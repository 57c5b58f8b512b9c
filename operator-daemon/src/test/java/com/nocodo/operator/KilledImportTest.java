package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.preview.AppData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operator is killed while rows go in: first those of a build, then those of an import.
@Tag("all")
class KilledImportTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS = 2000;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Cli cli;
    private Process up;
    private URI address;
    private String cookie;
    private int ups;

    @BeforeEach
    void begin() throws Exception {
        cli = new Cli(folder.resolve("home"));
        up = start();
        address = address();
        cookie = comeIn();
    }

    @AfterEach
    void end() throws Exception {
        up.destroyForcibly().waitFor();
        BuildStoryTest.deleteAll(cli);
    }

    @Test
    void eachRowIsInOnceWhateverWasKilled() throws Exception {
        var begun = post("/api/v1/projects", Map.of("key", "k1", "text", "", "attachments", List.of(upload(0))));
        var project = "/api/v1/projects/" + begun.path("id").asString();
        var data = new AppData(
                cli.home().resolve("state").resolve(begun.path("id").asString()).resolve("data"));
        var build = post(project + "/builds", Map.of()).path("id").asString();
        await(project + "/events?limit=1000", events -> events.toString().contains("Putting in the rows"));
        TimeUnit.MILLISECONDS.sleep(700);
        killAndUp();
        await(project + "/jobs", jobs -> over(jobs, build));
        assertThat(data.rows()).containsEntry("members", (long) ROWS);

        var wanted = Map.of(
                "attachment",
                upload(ROWS),
                "sheet",
                "members",
                "table",
                "member",
                "fields",
                Map.of("Name", "name", "Fee", "fee"),
                "key",
                "once");
        var moved = post(project + "/imports", wanted).path("id").asString();
        for (int kills = 1; kills <= 3; kills++) {
            var enough = ROWS + 400L * kills + 37;
            await(project + "/data", tables -> tables.path(0).path("rows").asLong() > enough);
            killAndUp();
        }
        await(project + "/jobs", jobs -> over(jobs, moved));

        assertThat(post(project + "/imports", wanted).path("id").asString()).isEqualTo(moved);
        assertThat(data.rows()).containsEntry("members", 2L * ROWS);
        assertThat(get(project + "/imports").path(0).path("rows").asInt()).isEqualTo(ROWS);
        assertThat(get(project + "/data/member/rows?q=Member%203999")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        var told = get(project + "/events?limit=1000")
                .valueStream()
                .filter(event -> event.path("event").path("type").asString().equals("rows_taken"))
                .toList();
        assertThat(told).hasSize(2);
    }

    private static boolean over(JsonNode jobs, String id) {
        var job = jobs.valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        if (!job.path("ended_at").isNull()) {
            assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
        }
        return !job.path("ended_at").isNull();
    }

    private void killAndUp() throws Exception {
        assertThat(up.isAlive()).isTrue();
        up.destroyForcibly().waitFor();
        up = start();
        address = address();
        cookie = comeIn();
    }

    private Path said() {
        return folder.resolve("up-%d.out".formatted(ups));
    }

    private Process start() throws Exception {
        ups++;
        Files.createDirectories(cli.home());
        var process = cli.start(said(), folder.resolve("up-%d.err".formatted(ups)), "up", "--no-browser");
        for (int tries = 0; tries < 600 && !Files.readString(said()).contains("token="); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return process;
    }

    private URI link() throws Exception {
        return URI.create(
                Files.readString(said()).strip().lines().toList().getLast().strip());
    }

    private URI address() throws Exception {
        return URI.create("http://127.0.0.1:" + link().getPort());
    }

    private String comeIn() throws Exception {
        var way = HttpRequest.newBuilder(address.resolve(link().getRawPath() + "?" + link().getRawQuery()))
                .build();
        return client.send(way, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .replaceAll(";.*", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie);
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private JsonNode post(String path, Map<String, ?> body) throws Exception {
        var answer = client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private String upload(int after) throws Exception {
        var csv = IntStream.rangeClosed(after, after + ROWS)
                .mapToObj(n -> n == after ? "Name,Fee" : "Member %d,%d.50".formatted(n, n % 90 + 10))
                .collect(Collectors.joining("\n"));
        var answer = client.send(
                request("/api/v1/attachments?name=members.csv")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(csv.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private void await(String path, Predicate<JsonNode> enough) throws Exception {
        for (int tries = 0; tries < 6000; tries++) {
            if (enough.test(get(path))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("waited in vain for " + path);
    }
}
