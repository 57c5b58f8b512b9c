package com.nocodo.provisioning.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/// The container engine and the image, as `scripts/test-host.sh up` found or made them.
record HostEngine(String address, String image) {

    private static final String LABEL = "nocodo.test-host";
    private static final int MINUTES = 10;

    /// Found once for each test machine.
    private static final class Found {
        static final HostEngine ENGINE = up();
    }

    static HostEngine get() {
        return Found.ENGINE;
    }

    GenericContainer<?> container() {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(_ -> false)
                .withLabel(LABEL, Long.toString(ProcessHandle.current().pid()));
    }

    /// What builds need and a server would download: on a server's path, by its place here.
    static Map<String, String> tools() {
        var lines = run(script(), "tools");
        return Map.of(valueOf("TOOLS", lines), TestHost.TOOLS, valueOf("RUST", lines), TestHost.TOOLS + "-rust");
    }

    /// The operator that `./nocodo dist` made.
    static Path operator() {
        var named = System.getenv("NOCODO_OPERATOR_DIST");
        if (named != null) return Path.of(named);
        var target = script().resolve("../../target").normalize();
        try (var files = Files.newDirectoryStream(target, "nocodo-operator-*.tar.gz")) {
            var found = files.iterator();
            if (found.hasNext()) return found.next();
        } catch (IOException e) {
            // said below
        }
        throw new IllegalStateException("make the operator's archive before: ./nocodo dist");
    }

    private static HostEngine up() {
        if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            throw new IllegalStateException(
                    "Tests on a real host run with TESTCONTAINERS_RYUK_DISABLED=true in their environment (surefire's configuration of provisioning-scripts)");
        }
        var lines = run(script(), "up");
        var engine = new HostEngine(valueOf("DOCKER_HOST", lines), valueOf("IMAGE", lines));
        // In memory only: nothing is written to the file of the user that runs the tests.
        var properties = TestcontainersConfiguration.getInstance().getUserProperties();
        properties.setProperty("docker.host", engine.address());
        properties.setProperty("checks.disable", "true");
        properties.setProperty("tinyimage.container.image", engine.image()); // it would be pulled
        return engine;
    }

    private static List<String> run(Path script, String verb) {
        try {
            var told = Files.createTempFile("nocodo-test-host", ".out");
            var process = new ProcessBuilder("sh", script.toString(), verb)
                    .redirectOutput(told.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            "There is no test host; run scripts/test-host.sh " + verb + " to see why");
                }
                return Files.readAllLines(told, StandardCharsets.UTF_8);
            } finally {
                process.destroyForcibly();
                Files.delete(told);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the test host was made", e);
        }
    }

    private static Path script() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var script = folder.resolve("scripts/test-host.sh");
            if (Files.isRegularFile(script)) return script;
        }
        throw new IllegalStateException("scripts/test-host.sh is in no folder above this one");
    }

    private static String valueOf(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("scripts/test-host.sh up did not say " + name));
    }
}
