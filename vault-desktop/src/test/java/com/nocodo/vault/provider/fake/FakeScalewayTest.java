package com.nocodo.vault.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The stand-in refuses what the real API, or a careful reader of our requests, would.
final class FakeScalewayTest {
    private static final String ZONE = "/instance/v1/zones/fr-par-1";
    private final TestTime time = new TestTime();
    private final FakeScaleway fake = new FakeScaleway(time);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    @Test
    void strangersUnknownPathsAndUnknownParametersAreRefused() throws Exception {
        assertThat(call("GET", ZONE + "/servers", null, Map.of()).statusCode()).isEqualTo(401);
        assertThat(call("GET", ZONE + "/server", null).statusCode()).isEqualTo(404);
        assertThat(call("GET", ZONE + "/servers?colour=red", null).body()).contains("unknown query parameter");
        assertThat(call("GET", ZONE + "/servers", null).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownAndMissingFieldsAndWrongTypesOfBodyAreRefused() throws Exception {
        assertThat(call("POST", ZONE + "/ips", "{\"project\":\"" + FakeScaleway.PROJECT + "\",\"colour\":1}")
                        .body())
                .contains("colour", "unknown");
        assertThat(call("POST", ZONE + "/ips", "{}").body()).contains("project", "required");
        assertThat(call("POST", ZONE + "/ips", "no json").statusCode()).isEqualTo(400);
        assertThat(call(
                                "POST",
                                ZONE + "/ips",
                                "{\"project\":\"" + FakeScaleway.PROJECT + "\"}",
                                Map.of("X-Auth-Token", FakeScaleway.SECRET, "Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(fake.resources()).isZero();
    }

    @Test
    void nothingIsDeletedWhileItIsInUse() throws Exception {
        var group = id(call("POST", ZONE + "/security_groups", "{\"name\":\"g\",\"project\":\"%s\"}"));
        var ip = id(call("POST", ZONE + "/ips", "{\"project\":\"%s\"}"));
        var made = call("POST", ZONE + "/servers", server(ip, group));
        var server = id(made);
        var volume = Call.JSON.readTree(made.body()).at("/server/volumes/0/id").stringValue();

        assertThat(call("DELETE", ZONE + "/security_groups/" + group, null).statusCode())
                .isEqualTo(412);
        assertThat(call("DELETE", ZONE + "/ips/" + ip, null).statusCode()).isEqualTo(412);
        assertThat(call("DELETE", "/block/v1/zones/fr-par-1/volumes/" + volume, null)
                        .statusCode())
                .isEqualTo(412);
        assertThat(call("POST", ZONE + "/servers", server(ip, group)).body()).contains("no free address");
        assertThat(call("DELETE", ZONE + "/servers/" + server, null).statusCode())
                .isEqualTo(204);
        assertThat(fake.resources()).as("volume, address and group outlive it").isEqualTo(3);
    }

    @Test
    void whatIsInOneZoneIsNotInAnother() throws Exception {
        var ip = id(call("POST", ZONE + "/ips", "{\"project\":\"%s\"}"));

        assertThat(call("GET", "/instance/v1/zones/nl-ams-1/ips/" + ip, null).statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/instance/v1/zones/nl-ams-1/ips", null).body()).isEqualTo("{\"ips\":[]}");
    }

    @Test
    void userDataComesBeforeTheStartAndTheEndAfterIt() throws Exception {
        var ip = id(call("POST", ZONE + "/ips", "{\"project\":\"%s\"}"));
        var group = id(call("POST", ZONE + "/security_groups", "{\"name\":\"g\",\"project\":\"%s\"}"));
        var server = ZONE + "/servers/" + id(call("POST", ZONE + "/servers", server(ip, group)));
        var plain = Map.of("X-Auth-Token", FakeScaleway.SECRET, "Content-Type", "text/plain");

        assertThat(call("PATCH", server + "/user_data/cloud-init", "#x").statusCode())
                .as("as JSON")
                .isEqualTo(400);
        assertThat(call("PATCH", server + "/user_data/cloud-init", "#x", plain).statusCode())
                .isEqualTo(204);
        assertThat(call("POST", server + "/action", "{\"action\":\"terminate\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("POST", server + "/action", "{\"action\":\"poweron\"}").statusCode())
                .isEqualTo(202);
        assertThat(call("POST", server + "/action", "{\"action\":\"poweron\"}").statusCode())
                .isEqualTo(400);
        assertThat(call("PATCH", server + "/user_data/cloud-init", "#y", plain).statusCode())
                .isEqualTo(412);
        time.take(Duration.ofSeconds(5));
        assertThat(call("DELETE", server, null).statusCode()).as("runs").isEqualTo(400);
        assertThat(call("DELETE", server + "/user_data/cloud-init", null).statusCode())
                .isEqualTo(204);
    }

    @Test
    void itRunsAsAProcessOfItsOwn() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), FakeScaleway.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var in = process.outputWriter(StandardCharsets.UTF_8)) {
            var address = out.readLine();
            assertThat(send(
                                    address.substring(0, address.length() - 1) + ZONE + "/ips",
                                    "POST",
                                    "{\"project\":\"%s\"}",
                                    usual("{}"))
                            .statusCode())
                    .isEqualTo(201);

            in.write("\n");
            in.flush();

            assertThat(out.readLine()).isEqualTo("1 0");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String server(String ip, String group) {
        return Call.JSON.writeValueAsString(Map.of(
                "commercial_type",
                "DEV1-S",
                "image",
                FakeProducts.imageId("ubuntu_noble", "x86_64", "fr-par-1"),
                "project",
                FakeScaleway.PROJECT,
                "public_ips",
                List.of(ip),
                "security_group",
                group));
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Call.JSON.readTree(made.body()).iterator().next().get("id").stringValue();
    }

    private static Map<String, String> usual(@Nullable String body) {
        return body == null
                ? Map.of("X-Auth-Token", FakeScaleway.SECRET)
                : Map.of("X-Auth-Token", FakeScaleway.SECRET, "Content-Type", "application/json");
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body) throws Exception {
        return call(method, path, body, usual(body));
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body, Map<String, String> headers)
            throws Exception {
        return send("http://127.0.0.1:" + fake.address().url().port() + path, method, body, headers);
    }

    private HttpResponse<String> send(String url, String method, @Nullable String body, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace("%s", FakeScaleway.PROJECT)));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
