package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {
    @TempDir
    static Path home;

    private static Served served;
    private static String owner;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.home(home);
        owner = served.signIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static Served.Answer get(String path) throws Exception {
        return served.get(path, "Cookie", owner);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not_found",
        "POST, /api/v1/me, 405, invalid",
        "TRACE, /api/v1/me, 405, invalid",
        "GET, /api/v1/projects/%2F, 400, invalid",
        "GET, /api/v1/projects?page=x, 400, invalid",
        "GET, /api/v1/projects?=1, 400, invalid",
        "GET, /api/v1/projects?page=0, 422, invalid",
        "GET, /api/v1/projects/zz/events, 404, not_found"
    })
    void everyRefusalHasOneShape(String method, String path, int status, String code) throws Exception {
        var refused = served.send(method, path, null, "Cookie", owner);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().get("code").asString()).isEqualTo(code);
        assertThat(refused.json().get("detail").asString()).isNotBlank();
    }

    @Test
    void foreignNamesAndOriginsAreRefusedInThatShapeToo() throws Exception {
        var name = served.get("/api/v1/me", "Host", "evil.example");
        var origin = served.get("/api/v1/me", "Origin", "http://evil.example");

        assertThat(name.status()).isEqualTo(421);
        assertThat(name.json().get("code").asString()).isEqualTo("denied");
        assertThat(origin.status()).isEqualTo(403);
        assertThat(origin.json().get("code").asString()).isEqualTo("denied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"key\":1,\"text\":\"x\"}|'key' is missing, null or of another kind",
                "{\"key\":\"a\"}|'text' is missing, null or of another kind",
                "{\"key\":\"a\",\"text\":\"b\",\"attachments\":[null]}|'attachments",
                "{\"key\":\"a\",\"tex\":\"b\"}|(line 1, column",
                "{\"key\":|The body is not JSON (line 1, column",
                "null|This needs a body"
            })
    void aBodyThatIsNotWhatItsSchemaSaysIsRefusedWithThePlace(String body, String sentence) throws Exception {
        var refused = served.send("POST", "/api/v1/projects", body, "Cookie", owner);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asString()).contains(sentence);
    }

    @Test
    void onlyJsonIsTakenAndGiven() throws Exception {
        var yaml =
                served.send("POST", "/api/v1/projects", "key: a", "Cookie", owner, "Content-Type", "application/yaml");
        var picture = served.get("/api/v1/projects", "Cookie", owner, "Accept", "image/png");

        assertThat(yaml.status()).isEqualTo(415);
        assertThat(picture.status()).isEqualTo(406);
    }

    @Test
    void thereIsAnAgreedSpecBeforeThereIsARepository() throws Exception {
        var begun = served.send(
                "POST", "/api/v1/projects", "{\"key\":\"other\",\"text\":\"Dogs have a name.\"}", "Cookie", owner);
        var project = "/api/v1/projects/" + begun.json().get("id").asString();

        assertThat(get(project + "/spec").json().get("yaml").asString()).contains("nocodo: 1");
        assertThat(get(project + "/checkpoints").body()).isEqualTo("[]");
        assertThat(get(project + "/checkpoints/HEAD/files").status()).isEqualTo(404);
        assertThat(get(project + "/checks").body()).isEqualTo("[]");
    }

    @Test
    void filesAreReadFromTheirCommitAndFromNowhereElse() throws Exception {
        var begun = served.send(
                "POST", "/api/v1/projects", "{\"key\":\"k\",\"text\":\"Customers have a name.\"}", "Cookie", owner);
        var project = "/api/v1/projects/" + begun.json().get("id").asString();
        var folder =
                Files.createDirectories(Path.of(get(project).json().get("path").asString()));
        Files.writeString(folder.resolve("a.txt"), "one\n");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
        git(folder, "init", "-q", "-b", "main");
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "-m", "first");
        Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
        Files.write(folder.resolve("ü.bin"), new byte[] {0, 1});
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "-m", "second");

        var commits = get(project + "/checkpoints").json();
        var first = commits.get(1).get("commit").asString();
        var diff = get(project + "/diff?from=" + first).json();

        assertThat(commits.get(0).get("subject").asString()).isEqualTo("second");
        assertThat(get(project + "/checkpoints/" + first + "/file?path=a.txt")
                        .json()
                        .get("content")
                        .asString())
                .isEqualTo("one\n");
        assertThat(get(project + "/checkpoints/HEAD/file?path=" + encoded("ü.bin"))
                        .json()
                        .get("content")
                        .asString())
                .isEqualTo("AAE=");
        assertThat(diff.get("patch").asString()).contains("+two");
        assertThat(get(project + "/checkpoints/HEAD/diff").json().get("from").asString())
                .isEqualTo(first);
        assertThat(get(project + "/checkpoints/HEAD/found?name=A.T").body()).contains("a.txt");
        assertThat(get(project + "/checkpoints/HEAD/found?name=%20").status()).isEqualTo(422);
        assertThat(get(project + "/checkpoints/HEAD/file?path=link").status()).isEqualTo(404);
        assertThat(get(project + "/checkpoints/HEAD/file?path=" + encoded("../../operator.db"))
                        .status())
                .isEqualTo(422);
        assertThat(get(project + "/diff?from=" + encoded("--output=/tmp/x")).status())
                .isEqualTo(422);
    }

    @Test
    void aCommentOnATaskThatIsNotThereIsRefused() throws Exception {
        var begun = served.send(
                "POST", "/api/v1/projects", "{\"key\":\"plan\",\"text\":\"Cats have a name.\"}", "Cookie", owner);
        var plans = "/api/v1/projects/" + begun.json().get("id").asString() + "/plans";

        assertThat(get(plans).body()).isEqualTo("[]");
        assertThat(get(plans + "/1/tasks/T-1").status()).isEqualTo(404);
        assertThat(get(plans + "/x/tasks/T-1").status()).isEqualTo(400);
        assertThat(comment(plans, "{\"key\":\"k\",\"text\":\"larger\"}")).isEqualTo(404);
        assertThat(comment(plans, "{\"key\":\"k\",\"text\":\" \"}")).isEqualTo(422);
    }

    private static int comment(String plans, String body) throws Exception {
        return served.send("POST", plans + "/1/tasks/T-1/comments", body, "Cookie", owner)
                .status();
    }

    @Test
    void twoGigabytesThatAreAnnouncedAreRefusedBeforeTheyAreSent() throws Exception {
        var port = URI.create(served.server.address()).getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            var request = """
                POST /api/v1/attachments?name=a.csv HTTP/1.1
                Host: %s
                Cookie: %s
                Content-Type: application/octet-stream
                Content-Length: 2147483648

                Name\
                """.formatted(served.host(), owner).replace("\n", "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            var said = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(said).isEqualTo("HTTP/1.1 422");
        }
    }

    @Test
    void aPictureIsShownAndATableIsOnlySaved() throws Exception {
        var picture = upload("a.png", "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1));
        var table = upload("a.csv", "Name,Page\n<script>alert(1)</script>,x\n".getBytes(StandardCharsets.UTF_8));

        var shown = get("/api/v1/attachments/" + picture + "/content");
        var saved = get("/api/v1/attachments/" + table + "/content");

        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
        assertThat(saved.header("Content-Security-Policy")).contains("sandbox");
        assertThat(get("/api/v1/attachments/..%2Foperator.db/content").status()).isGreaterThanOrEqualTo(400);
        assertThat(served.get("/api/v1/attachments/" + picture).status()).isEqualTo(401);
    }

    private static String upload(String name, byte[] content) throws Exception {
        var kept = served.send("/api/v1/attachments?name=" + name, content, "Cookie", owner);
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        return kept.json().get("id").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void git(Path folder, String... arguments) throws Exception {
        var argv = new java.util.ArrayList<>(
                java.util.List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost"));
        argv.addAll(java.util.List.of(arguments));
        assertThat(new ProcessBuilder(argv).directory(folder.toFile()).start().waitFor())
                .isZero();
    }
}
