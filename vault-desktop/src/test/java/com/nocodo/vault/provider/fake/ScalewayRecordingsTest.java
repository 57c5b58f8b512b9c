package com.nocodo.vault.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Plays recorded requests to the stand-in, in their order and with its ids, and compares status, headers and shape.
final class ScalewayRecordingsTest {
    /// What we never ask: other APIs, older versions, and calls that our steps do not make.
    private static final List<Pattern> NOT_OURS = Stream.of(
                    ".* /block/v1alpha1/.*",
                    ".* /instance/v2alpha1/.*",
                    ".* /iam/v1alpha1/(ssh-keys|groups).*",
                    ".* /product-catalog/.*",
                    ".* /block/v1/zones/[^/]+/snapshots/.*",
                    "PATCH /instance/v1/zones/[^/]+/(ips|servers)/[^/]+",
                    "POST .*/detach-volume")
            .map(Pattern::compile)
            .toList();
    /// Keys that younger recordings have and older ones do not, or the other way round.
    private static final Pattern CAME_LATER = Pattern.compile(
            ".*(scratch_storage_max_(size|volumes_count)|\\.filesystems|\\.dns|\\.end_of_service|ipam_id|admin_password.*)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static Stream<String> recordings() throws IOException {
        var folder = folder();
        if (folder == null) {
            return Stream.of("none");
        }
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theStandInAnswersAsRecorded(String recording) throws Exception {
        var folder = folder();
        assumeTrue(folder != null, "the recordings do not lie beside the checkout");
        var time = new TestTime();
        try (var fake = new FakeScaleway(time);
                var client = HttpClient.newHttpClient()) {
            var ids = new LinkedHashMap<String, String>();
            prepare(fake, client, ids);
            for (var interaction : interactions(Objects.requireNonNull(folder).resolve(recording))) {
                var call = interaction.method() + " " + interaction.path();
                if (NOT_OURS.stream()
                        .noneMatch(other -> other.matcher(call.split("\\?")[0]).matches())) {
                    play(interaction, fake, client, ids);
                }
            }
        }
    }

    /// What happened before a cut began: images were looked up, and a server was made.
    private static void prepare(FakeScaleway fake, HttpClient client, Map<String, String> ids) throws Exception {
        var image = FakeProducts.imageId("ubuntu_focal", "x86_64", "fr-par-1");
        ids.put("fc4d4e26-849d-4e03-b933-cb1626ca8cad", image);
        ids.put("f974feac-abae-4365-b988-8ec7d1cec10d", image);
        var order = Call.JSON.writeValueAsString(
                Map.of("commercial_type", "DEV1-S", "image", image, "project", FakeScaleway.PROJECT));
        var path = "/instance/v1/zones/fr-par-1/servers";
        var made = send(new Interaction("POST", path, "application/json", order, 201, Map.of(), ""), fake, client, ids);
        var server = Call.JSON.readTree(made.body()).get("server").get("id").stringValue();
        ids.put("1d0c6ae1-6b5f-4c49-a3ee-0f3db67bcb02", server);
        ids.put("fa1e3217-dc80-42ac-85c3-3f034b78b552", FakeScaleway.PROJECT);
    }

    @Test
    void theRefusalsHaveTheRecordedShape() throws IOException {
        var folder = folder();
        assumeTrue(folder != null, "the recordings do not lie beside the checkout");
        var file = Objects.requireNonNull(folder).resolve("extract-02-errors-400-403-404-409-429.yaml");
        try (var fake = new FakeScaleway(new TestTime())) {
            for (var recorded : interactions(file)) {
                var reply = switch (recorded.status()) {
                    case 400 -> FakeScaleway.invalid("reverse", "constraint", "must resolve");
                    case 403 -> fake.refusal(Fault.DENIED);
                    case 409 -> fake.refusal(Fault.TRANSIENT);
                    default -> null; // played above
                };
                if (reply != null) {
                    var differences = new ArrayList<String>();
                    Shapes.compare(
                            "",
                            Call.JSON.readValue(recorded.body(), Object.class),
                            Call.JSON.readValue(reply.body(), Object.class),
                            differences);
                    assertThat(reply.status()).isEqualTo(recorded.status());
                    assertThat(differences).as(recorded.path()).isEmpty();
                }
            }
        }
    }

    @Test
    void aShapeThatDiffersIsNoticed() {
        var differences = new ArrayList<String>();

        Shapes.compare(
                "",
                Map.of("a", 1, "b", List.of(Map.of("c", "x"))),
                Map.of("a", "1", "b", List.of(Map.of())),
                differences);

        assertThat(differences).containsExactlyInAnyOrder(".a: NUMBER, not TEXT", ".b[].c: missing");
    }

    private static void play(Interaction recorded, FakeScaleway fake, HttpClient client, Map<String, String> ids)
            throws Exception {
        var answer = answer(recorded, fake, client, ids);
        var where = recorded.method() + " " + recorded.path();

        assertThat(answer.statusCode()).as(where + " → " + answer.body()).isEqualTo(recorded.status());
        for (var header :
                List.of("Content-Type", "Location", "Link", "X-Total-Count", "X-Request-Id", "X-Envoy-Ratelimited")) {
            assertThat(answer.headers().firstValue(header).isPresent())
                    .as(header + " of " + where)
                    .isEqualTo(recorded.headers().containsKey(header));
        }
        assertThat(answer.headers().firstValue("Content-Type")).isEqualTo(recorded.header("Content-Type"));
        if (recorded.body().isEmpty()
                || !recorded.header("Content-Type").orElse("").equals("application/json")) {
            assertThat(answer.body()).as(where).isEqualTo(recorded.body());
            return;
        }
        var expected = Call.JSON.readValue(recorded.body(), Object.class);
        var actual = Call.JSON.readValue(answer.body(), Object.class);
        var differences = new ArrayList<String>();
        Shapes.compare("", expected, actual, differences);
        if (recorded.body().contains("\"volume_type\": \"l_ssd\"")) {
            differences.removeIf(difference -> difference.startsWith(".server.volumes.")); // a disk of the old kind
        }
        differences.removeIf(
                difference -> CAME_LATER.matcher(difference.split(":")[0]).matches());
        assertThat(differences).as(where).isEmpty();
        Shapes.pair(expected, actual, ids);
    }

    /// The recorders polled, so time goes by until the stand-in is in the recorded state.
    private static HttpResponse<String> answer(
            Interaction recorded, FakeScaleway fake, HttpClient client, Map<String, String> ids) throws Exception {
        if (recorded.status() == 429) {
            fake.faults().plan("GET volumes", Fault.TOO_MANY, 1);
        } else if (recorded.status() == 403) {
            fake.faults().plan("GET volume", Fault.DENIED, 1);
        }
        var answer = send(recorded, fake, client, ids);
        for (int i = 0; i < 60 && isPolled(recorded) && !isInState(recorded, answer); i++) {
            ((TestTime) fake.time).take(Duration.ofSeconds(1));
            answer = send(recorded, fake, client, ids);
        }
        return answer;
    }

    /// A cut has no polls before its actions, but there were.
    private static boolean isPolled(Interaction recorded) {
        return recorded.method().equals("GET") || recorded.path().endsWith("/action");
    }

    private static boolean isInState(Interaction recorded, HttpResponse<String> answer) {
        var state = Pattern.compile("\"state\": \"([a-z ]+)\", \"protected\"").matcher(recorded.body());
        return answer.statusCode() == recorded.status()
                && (!state.find() || answer.body().contains("\"state\":\"" + state.group(1) + "\",\"protected\""));
    }

    private static HttpResponse<String> send(
            Interaction recorded, FakeScaleway fake, HttpClient client, Map<String, String> ids) throws Exception {
        var path = replaced(recorded.path(), ids);
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + fake.address().url().port() + path))
                .header("X-Auth-Token", FakeScaleway.SECRET);
        if (recorded.contentType() == null) {
            request.method(recorded.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", recorded.contentType())
                    .method(recorded.method(), HttpRequest.BodyPublishers.ofString(replaced(recorded.request(), ids)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String replaced(String text, Map<String, String> ids) {
        return UUID.matcher(text).replaceAll(match -> ids.getOrDefault(match.group(), match.group()));
    }

    private static List<Interaction> interactions(Path file) throws IOException {
        var read = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(Files.readString(file));
        return ((List<?>) Objects.requireNonNull(read.get("interactions")))
                .stream().map(Interaction::read).toList();
    }

    private static @Nullable Path folder() {
        var named = System.getenv().getOrDefault("NOCODO_FIXTURES", System.getProperty("nocodo.fixtures", ""));
        if (!named.isEmpty()) {
            return Path.of(named, "scaleway");
        }
        for (var up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            var folder = up.resolve("shared/fixtures/scaleway");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
