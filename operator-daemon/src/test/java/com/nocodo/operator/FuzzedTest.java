package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schemathesis asks the API thousands of things that its own description allows, and as many that it does not. Once
/// with any project, once with one that is there.
@Tag("all")
class FuzzedTest {
    private static final String VERSION = "schemathesis==4.32.0";
    /// A build takes minutes; a token that is revoked, or a session that is ended, ends the run's own way in.
    private static final String LEFT_OUT = "^(build|revokeToken|endSession)$";

    /// Well-formed words are refused for what they mean.
    private static final String UNMEANT = "positive_data_acceptance";
    /// With a project that is there, a header that nobody knows is ignored, and an empty value is the default.
    private static final String LENIENT = ",negative_data_rejection";

    /// A project as a file is no form that Schemathesis knows; it sends some bytes.
    private static final String BYTES = """
            import schemathesis
            from hypothesis import strategies

            schemathesis.openapi.media_type("application/zip", strategies.binary(max_size=2000))
            """;

    @TempDir
    static Path folder;

    @Test
    void theApiDoesWhatItsDescriptionSays() throws Exception {
        var python = folder.resolve("python");
        assumeTrue(
                run(300, List.of("python3", "-m", "venv", python.toString())) == 0
                        && run(300, List.of(python + "/bin/pip", "install", "-q", VERSION)) == 0,
                "Schemathesis cannot be installed here; it needs python3 with venv and a package index");
        try (var served = Served.home(folder.resolve("home"))) {
            var owner = served.signIn();
            var token = served.send(
                            "POST",
                            "/api/v1/me/tokens",
                            "{\"name\":\"fuzz\",\"scope\":\"admin\",\"days\":1}",
                            "Cookie",
                            owner)
                    .json()
                    .get("secret")
                    .asString();
            served.send(
                    "POST",
                    "/api/v1/projects",
                    "{\"key\":\"k\",\"text\":\"I run a shop. Customers have a name.\"}",
                    "Cookie",
                    owner);
            var document = Files.writeString(
                    folder.resolve("openapi.json"),
                    served.get("/api/v1/openapi.json", "Cookie", owner).body());
            var one = Files.writeString(folder.resolve("one.toml"), "[parameters]\n\"path.ref\" = \"shop\"\n");
            Files.writeString(folder.resolve("bytes.py"), BYTES);
            var any = Files.writeString(folder.resolve("any.toml"), "");

            assertThat(fuzz(served, token, document, any, LEFT_OUT, UNMEANT)).isZero();
            assertThat(fuzz(served, token, document, one, "^(build|revokeToken|endSession|delete)$", UNMEANT + LENIENT))
                    .isZero();
        }
    }

    private static int fuzz(
            Served served, String token, Path document, Path configuration, String leftOut, String checks)
            throws Exception {
        var command = new ArrayList<>(List.of(
                folder.resolve("python/bin/schemathesis").toString(),
                "--config-file",
                configuration.toString(),
                "run",
                document.toString(),
                "--url",
                "http://127.0.0.1:" + URI.create(served.server.address()).getPort(),
                "--header",
                "Host: " + served.host(),
                "--header",
                "Authorization: Bearer " + token));
        command.addAll(List.of(
                "--phases=coverage,fuzzing",
                "--exclude-checks=" + checks,
                "--exclude-operation-id-regex=" + leftOut,
                "--max-examples=5",
                "--seed=1",
                "--max-time=60",
                "--generation-database=none",
                "--workers=1", // Python 3.11 before .8 loses count of its own depth where two threads compile
                "--no-color"));
        return run(180, command);
    }

    private static int run(int seconds, List<String> command) throws Exception {
        Process process;
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("SCHEMATHESIS_HOOKS", "bytes");
            builder.environment().put("PYTHONPATH", folder.toString());
            process = builder.start();
        } catch (java.io.IOException e) {
            return -1;
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -2;
        }
        return process.exitValue();
    }
}
