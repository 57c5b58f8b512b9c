package com.nocodo.modes.generate.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The app with every feature on a real PostgreSQL.
@Tag("all")
class PostgresTest {
    private static final Path SCRIPT =
            Path.of("..", "scripts", "postgres-tests.sh").toAbsolutePath().normalize();

    @Test
    void itsOwnTestsPassThere(@TempDir Path folder) throws IOException, InterruptedException {
        var app = folder.resolve("app");
        for (var file : BackendGenerator.generate(BackendGeneratorTest.spec("everything"))) {
            var path = app.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
        }
        var log = folder.resolve("log").toFile();
        var builder = new ProcessBuilder("sh", SCRIPT.toString(), app.toString())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment()
                .putIfAbsent(
                        "CARGO_TARGET_DIR",
                        Path.of(System.getProperty("user.home"), ".cache", "nocodo", "cargo-target")
                                .toString());

        var process = builder.start();
        try {
            assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        } finally {
            process.destroy();
        }
    }
}
