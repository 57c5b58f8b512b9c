package com.nocodo.operator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as a person starts it: a process of its own on a home of its own, with the shared cache.
final class Cli {
    private final Path home;
    private final AtomicInteger runs = new AtomicInteger();

    Cli(Path home) {
        this.home = home;
    }

    /// How a command ended.
    record Ended(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    Path home() {
        return home;
    }

    Process start(Path out, Path err, String... arguments) throws IOException {
        return start(List.of(), Map.of(), out, err, arguments);
    }

    Process start(List<String> before, Map<String, String> environment, Path out, Path err, String... arguments)
            throws IOException {
        List<String> argv = new ArrayList<>(before);
        argv.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.nocodo.cli.Main"));
        argv.addAll(List.of(arguments));
        var builder = new ProcessBuilder(argv)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("NOCODO_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(List.of(), environment, arguments);
    }

    /// @param before the program, with its arguments, that starts the command line
    Ended run(List<String> before, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        int run = runs.incrementAndGet();
        var out = home.resolveSibling(home.getFileName() + "-" + run + ".out");
        var err = home.resolveSibling(home.getFileName() + "-" + run + ".err");
        var process = start(before, environment, out, err, arguments);
        if (!process.waitFor(25, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("not finished: " + String.join(" ", arguments) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
