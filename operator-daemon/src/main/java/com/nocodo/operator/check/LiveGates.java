package com.nocodo.operator.check;

import com.nocodo.operator.check.EvidenceRecord.Counts;
import com.nocodo.operator.check.Gates.Subject;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.AppCommand;
import com.nocodo.operator.process.Health;
import com.nocodo.operator.process.Running;
import com.nocodo.protocol.local.Folders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The gates that need the application itself: its schema, its start, its pages. It runs on data of its own, which is
/// thrown away.
final class LiveGates {
    private static final String NOT_BUILT = "the application was not built";
    private static final String NO_BROWSER =
            "no Chromium was found. Install it (Debian: apt-get install chromium), then run the command again.";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Bench bench;
    private final Subject subject;
    private final Gates.Prover prover;
    private final Consumer<String> detail;
    private final Pictures pictures;
    private final Path data;
    private @Nullable Running app;

    LiveGates(Bench bench, Subject subject, Gates.Prover prover, Consumer<String> detail, Pictures pictures) {
        this.bench = bench;
        this.subject = subject;
        this.prover = prover;
        this.detail = detail;
        this.pictures = pictures;
        this.data = bench.data();
    }

    void run(boolean built) throws InterruptedException {
        var check = List.of("app", "check-schema");
        prover.prove("schema_match", check, () -> built ? schema() : Result.notRun(NOT_BUILT));
        var port = Ports.anyFree();
        try {
            prover.prove("boot", List.of("app"), () -> built ? boot(port) : Result.notRun(NOT_BUILT));
            prover.prove("axe", List.of("node", "tests/axe.mjs"), () -> built ? axe(port) : Result.notRun(NOT_BUILT));
        } finally {
            if (app != null) {
                app.close();
            }
            Folders.remove(data);
        }
    }

    private Result schema() throws InterruptedException, IOException {
        fresh();
        var program = subject.binary().toString();
        var environment = Map.of("DATA_DIR", data.toString());
        for (var argv : List.of(List.of(program, "migrate", "up"), List.of(program, "migrate", "redo"))) {
            var ran = bench.run("schema_match", data, LIMIT, environment, detail, argv);
            if (ran.exit() != 0) {
                return Gates.exitOnly(ran);
            }
        }
        return Gates.exitOnly(
                bench.run("schema_match", data, LIMIT, environment, detail, List.of(program, "check-schema")));
    }

    private Result boot(int port) throws IOException, InterruptedException {
        fresh();
        var started = launch(port);
        app = started;
        var base = "http://127.0.0.1:" + port;
        if (!Health.await(base + "/readyz", started::alive, Duration.ofSeconds(30))) {
            return new Result(Verdict.FAIL, new Counts(3, 0, 3, 0), OutputReader.findings(log()), 1);
        }
        try (var http = Health.client()) {
            var health = Health.answers(http, base + "/healthz");
            var signIn = signIn(http, base);
            var passed = 1 + (health ? 1 : 0) + (signIn ? 1 : 0);
            return Result.of(
                    new Counts(3, passed, 3 - passed, 0),
                    List.of(health ? "the first account cannot sign in" : "/healthz does not answer"),
                    passed == 3 ? 0 : 1);
        }
    }

    private Running launch(int port) throws IOException {
        return bench.runner()
                .start(AppCommand.of(
                        subject.binary(), port, data, "owner@example.org", password(), bench.log("boot"), LIMIT));
    }

    private Path password() {
        return data.resolve("owner-password");
    }

    private boolean signIn(HttpClient http, String base) throws IOException, InterruptedException {
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of("email", "owner@example.org", "password", Files.readString(password())));
        var request = HttpRequest.newBuilder(URI.create(base + "/api/session"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() / 100 == 2 && answer.body().contains("csrf_token");
    }

    private Result axe(int port) throws InterruptedException, IOException {
        if (bench.node().isEmpty()) {
            return Result.notRun("node is missing");
        }
        if (bench.chromium().isEmpty()) {
            return Result.notRun(NO_BROWSER);
        }
        if (app == null || !app.alive()) {
            var boot = boot(port);
            if (boot.verdict() != Verdict.PASS) {
                return Result.notRun("the application does not start");
            }
        }
        var picture = data.resolve("picture.jpg");
        var environment = Map.of(
                "PICTURE",
                picture.toString(),
                "BASE_URL",
                "http://127.0.0.1:" + port,
                "CREDENTIALS",
                credentials().toString(),
                "CHROMIUM",
                bench.chromium().get().program().toString());
        var ran = bench.run("axe", bench.frontend(), LIMIT, environment, detail, List.of("node", "tests/axe.mjs"));
        pictures.keep(subject.tree(), picture);
        var counts = AxeReport.counts(ran.output());
        return Result.of(counts, OutputReader.findings(ran.output()), ran.exit());
    }

    private Path credentials() throws IOException {
        var file = data.resolve("credentials.json");
        Files.writeString(
                file,
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("email", "owner@example.org", "password", Files.readString(password()))));
        return file;
    }

    private String log() throws IOException {
        return Files.exists(bench.log("boot")) ? Files.readString(bench.log("boot")) : "";
    }

    private void fresh() throws IOException {
        Folders.remove(data);
        Files.createDirectories(data);
        Files.writeString(password(), "a check's own password 7");
    }
}
