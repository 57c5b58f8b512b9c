package com.nocodo.vault.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who types `nocodo vault …` on a home of their own. Secrets go in through an open file.
public final class Terminal {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Path secrets;

    public Terminal(Path home) {
        this.home = home;
        this.secrets = home.resolveSibling(home.getFileName() + ".secrets");
    }

    /// Where the open file lies, if not beside the home.
    Terminal secretsIn(Path folder) {
        secrets = folder.resolve("typed.secrets");
        return this;
    }

    public record Said(int code, String out, String err) {
        public JsonNode data() {
            return JsonMapper.shared().readTree(out).path("data");
        }

        public String error() {
            return JsonMapper.shared()
                    .readTree(out)
                    .path("error")
                    .path("message")
                    .asString("");
        }
    }

    public Terminal with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Path home() {
        return home;
    }

    /// @param secrets the lines of the open file, or none
    public Said type(List<String> secrets, String... words) throws IOException, InterruptedException {
        var process = start(secrets, words);
        var err = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> read(process.getErrorStream()), Thread::startVirtualThread); // the common pool may be one thread
        var out = read(process.getInputStream());
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end: " + String.join(" ", words));
        }
        return new Said(process.exitValue(), out, err.join());
    }

    public Process start(List<String> secrets, String... words) throws IOException {
        var argv = new ArrayList<String>();
        Files.write(this.secrets, secrets);
        argv.addAll(List.of("/bin/sh", "-c", "exec 3<\"$0\"; exec \"$@\"", this.secrets.toString()));
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.nocodo.vault.cli.Main"));
        argv.addAll(List.of(words));
        if (!secrets.isEmpty()) {
            argv.addAll(List.of("--secrets-fd", "3"));
        }
        var builder = new ProcessBuilder(argv).redirectInput(new java.io.File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("NOCODO_"));
        builder.environment().put("NOCODO_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String read(java.io.InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
