package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.process.Health;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The main job, as a person does it.
@Tag("slow")
class BuildStoryTest {
    private static final String WORDS = """
            We repair bikes. Customers have a name and a phone number. Each repair order is for one customer, with a
            date, a price and a status: open, in work or done. Only the owner may see prices.
            Show me all repair orders that are open.
            """;

    @TempDir
    Path folder;

    @Test
    void wordsBecomeAProvenApplicationThatRunsUntilItIsStopped() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var built = cli.run("build", WORDS, "--yes", "--json");

            assertThat(verdicts(built.json())).isEqualTo("");
            assertThat(built.exit()).isZero();
            var data = built.json().path("data");
            assertThat(status(data.path("preview").path("url").asString() + "/healthz"))
                    .isEqualTo(200);
            assertThat(status(data.path("preview").path("url").asString() + "/api/users"))
                    .isEqualTo(401);
            assertThat(Files.exists(Path.of(data.path("project").path("path").asString(), ".git")))
                    .isTrue();
            var password = data.path("preview").path("owner_password").asString();
            assertThat(built.err()).doesNotContain(password);

            try (var db = Database.open(cli.home().resolve("operator.db"))) {
                var counted = db.sql()
                        .sql(
                                "SELECT record FROM evidence WHERE check_id IN ('permission_matrix', 'openapi', 'migration')")
                        .query(String.class)
                        .list();
                assertThat(counted).hasSize(3).allMatch(r -> r.contains("--workspace") && r.contains("cargo_test.log"));
            }

            var slug = data.path("project").path("slug").asString();
            assertThat(cli.run("project", "list").out()).contains(slug, "running");
            assertThat(cli.run("project", "stop", slug).exit()).isZero();
            assertThat(cli.run("project", "list").out()).contains("ready");
            var before = URI.create(data.path("preview").path("url").asString());
            try (var taken = new ServerSocket(before.getPort(), 1, InetAddress.getLoopbackAddress())) {
                var again = cli.run("project", "start", slug, "--json");
                var url = again.json().path("data").path("url").asString();
                assertThat(URI.create(url).getPort()).isNotEqualTo(taken.getLocalPort());
                assertThat(status(url + "/readyz")).isEqualTo(200);
            }
        } finally {
            deleteAll(cli);
        }
    }

    static void deleteAll(Cli cli) throws Exception {
        for (var project :
                cli.run("project", "list", "--json").json().path("data").path("projects")) {
            cli.run("project", "delete", project.path("slug").asString(), "--yes");
        }
    }

    /// The checks that did not pass, with their findings; empty when all did.
    static String verdicts(JsonNode report) {
        var open = new StringBuilder();
        for (var check : report.path("data").path("checks")) {
            if (!check.path("verdict").asString("").equals("pass")) {
                open.append(check).append('\n');
            }
        }
        return report.path("data").path("checks").isEmpty() ? report.toString() : open.toString();
    }

    private static int status(String url) throws Exception {
        try (var http = Health.client()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
