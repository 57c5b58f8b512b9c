package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody starts on a laptop and moves to a server, and nothing is lost.
@Tag("all")
class MovingTest {
    private static final String PICTURE = "not much of a picture";

    @TempDir
    Path folder;

    @Test
    void anApplicationThatRunsIsMovedWithAllThatItIs() throws Exception {
        var laptop = new Cli(folder.resolve("laptop"));
        var server = new Cli(folder.resolve("server"));
        try {
            var built = laptop.run("build", "@" + spec(), "--yes", "--json").json();
            assertThat(BuildStoryTest.verdicts(built)).isEqualTo("");
            var data = built.path("data");
            var before = data(laptop, data);
            fill(data.path("preview"));
            var events = laptop.run("project", "events", "bike-shop", "--json").out();

            var file = folder.resolve("bike-shop.nocodo");
            var exported = laptop.run("project", "export", "bike-shop", file.toString(), "--json");

            assertThat(exported.exit()).as(exported.err()).isZero();
            assertThat(exported.err()).contains("Only you can read it");
            assertThat(exported.json().path("data").path("uploads").asInt()).isEqualTo(1);
            assertThat(laptop.run("project", "list").out()).contains("running");

            for (var step : new String[] {"Unpacking it", "Proving it", "Starting it"}) {
                endAt(server, step, file, Process::destroyForcibly);
                nothingIsLeft(server);
            }
            endAt(server, "Proving it", file, Process::destroy);
            assertThat(folder.resolve("ended.err")).content().contains("Stopped. Nothing was imported.");
            nothingIsLeft(server);

            var start = System.nanoTime();
            var imported = server.run("project", "import", file.toString(), "--json");

            System.out.printf("imported in %.0f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(imported.exit()).as(imported.out() + imported.err()).isZero();
            assertThat(BuildStoryTest.verdicts(imported.json())).isEqualTo("");
            var there = imported.json().path("data");
            assertThat(there.path("project").path("state").asString()).isEqualTo("running");
            var rows = before.rows();
            assertThat(rows).containsEntry("customers", 1L).containsEntry("repairs", 300L);
            rows.remove("app_sessions"); // whoever signs in below has one more
            assertThat(data(server, there).rows()).containsAllEntriesOf(rows);
            assertThat(picture(there.path("preview"))).isEqualTo(PICTURE);
            assertThat(history(server, "bike-shop")).isEqualTo(history(laptop, "bike-shop"));
            assertThat(withoutProjectAndPlan(server.run("project", "events", "bike-shop", "--json")
                            .out()))
                    .startsWith(withoutProjectAndPlan(events));

            var again = laptop.run("project", "import", file.toString());
            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.err()).contains("The name bike-shop is taken here, so this one is bike-shop-2");
            assertThat(laptop.run("project", "list").out()).contains("bike-shop-2");

            var changed = Files.writeString(
                    folder.resolve("changed.yaml"),
                    Files.readString(spec()).replace("name: price, label: Price", "name: fee, label: Fee"));
            var applied = server.run("apply", "bike-shop", changed.toString(), "--json");
            assertThat(BuildStoryTest.verdicts(applied.json())).isEqualTo("");
            assertThat(applied.err()).contains("rows are kept");

            whatCannotBeProvenIsNotImported(laptop, server);
        } finally {
            BuildStoryTest.deleteAll(laptop);
            BuildStoryTest.deleteAll(server);
        }
    }

    private void whatCannotBeProvenIsNotImported(Cli laptop, Cli server) throws Exception {
        var file = folder.resolve("broken.nocodo");
        Files.writeString(
                laptop.home().resolve("projects/bike-shop/backend/src/lib.rs"),
                "\nfn   nobody_calls_this( ) {}\n",
                StandardOpenOption.APPEND);
        assertThat(laptop.run("project", "export", "bike-shop", file.toString()).exit())
                .isZero();

        var refused = server.run("project", "import", file.toString(), "--json");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().path("error").path("message").asString()).contains("fmt", "clippy");
        assertThat(refused.json().path("data").path("project").isNull()).isTrue();
        assertThat(refused.err()).contains("Nothing was imported");
        assertThat(server.run("project", "list").out()).contains("bike-shop ").doesNotContain("bike-shop-2");
        assertThat(server.home().resolve("projects").toFile().list()).containsExactly("bike-shop");
        assertThat(server.home().resolve("state").toFile().list()).hasSize(1);
    }

    private static Path spec() throws Exception {
        return Path.of(
                Objects.requireNonNull(MovingTest.class.getResource("two.yaml")).toURI());
    }

    private static AppData data(Cli cli, JsonNode data) {
        var id = data.path("project").path("id").asString();
        return new AppData(cli.home().resolve("state").resolve(id).resolve("data"));
    }

    /// As people do: they sign in, write, and upload.
    private static void fill(JsonNode preview) throws Exception {
        try (var http = Health.client()) {
            var user = signIn(http, preview);
            var customer =
                    user.send("/api/customers", "{\"name\":\"Ann\"}").path("id").asLong();
            for (int n = 1; n <= 300; n++) {
                user.send(
                        "/api/repairs",
                        "{\"title\":\"R%d\",\"price\":%d,\"starts_on\":\"2026-05-01\",\"customer_id\":%d}"
                                .formatted(n, n * 7, customer));
            }
            user.upload();
        }
    }

    private static String picture(JsonNode preview) throws Exception {
        try (var http = Health.client()) {
            return signIn(http, preview).get("/api/files/1");
        }
    }

    private static User signIn(HttpClient http, JsonNode preview) throws Exception {
        var base = preview.path("url").asString();
        var body = Map.of(
                "email", preview.path("owner_email").asString(),
                "password", preview.path("owner_password").asString());
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(base + "/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JsonMapper.shared().writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var csrf =
                JsonMapper.shared().readTree(answer.body()).path("csrf_token").asString();
        return new User(http, base, cookie, csrf);
    }

    /// Who is signed in.
    private record User(HttpClient http, String base, String cookie, String csrf) {
        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base + path))
                    .header("Cookie", cookie)
                    .header("X-CSRF-Token", csrf);
        }

        private String done(HttpRequest request) throws Exception {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return answer.body();
        }

        String get(String path) throws Exception {
            return done(request(path).build());
        }

        JsonNode send(String path, String json) throws Exception {
            var request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json));
            return JsonMapper.shared().readTree(done(request.build()));
        }

        void upload() throws Exception {
            var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.txt\"\r\n"
                    + "Content-Type: text/plain\r\n\r\n" + PICTURE + "\r\n--x--\r\n";
            var request = request("/api/files")
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofString(part, StandardCharsets.UTF_8));
            done(request.build());
        }
    }

    private void endAt(Cli cli, String step, Path file, Consumer<Process> end) throws Exception {
        var err = folder.resolve("ended.err");
        Files.deleteIfExists(err);
        Files.createDirectories(cli.home());
        var process = cli.start(folder.resolve("ended.out"), err, "project", "import", file.toString());
        while (process.isAlive() && !Files.readString(err).contains(step)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
        end.accept(process);
        process.waitFor();
    }

    private static void nothingIsLeft(Cli cli) throws Exception {
        assertThat(cli.run("project", "list").out()).isEmpty();
        for (var place : new String[] {"projects", "state"}) {
            assertThat(cli.home().resolve(place)).isEmptyDirectory();
        }
        try (var notes = Files.newDirectoryStream(cli.home().resolve("run"), "*.process")) {
            assertThat(notes).isEmpty();
        }
    }

    /// All commits, as git names them.
    private static String history(Cli cli, String slug) throws Exception {
        var git = new ProcessBuilder("git", "log", "--all", "--format=%H %s")
                .directory(cli.home().resolve("projects").resolve(slug).toFile())
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String withoutProjectAndPlan(String events) {
        return events.replaceAll("\"project\":\"p_\\w+\"", "").replaceAll("\"epic\":\\d+", "");
    }
}
