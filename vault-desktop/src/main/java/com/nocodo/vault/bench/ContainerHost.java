package com.nocodo.vault.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A server for a benchmark that really boots, in a container of the engine that `scripts/test-host.sh up` told.
final class ContainerHost implements AutoCloseable {
    private final String engine;
    private final String id;

    private ContainerHost(String engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    record Engine(String address, String image) {
        /// Nothing where no engine was found; the benchmark's script says so by leaving both out.
        static Optional<Engine> found() {
            var address =
                    Optional.ofNullable(System.getenv("NOCODO_BENCH_ENGINE")).orElse("");
            var image = Optional.ofNullable(System.getenv("NOCODO_BENCH_IMAGE")).orElse("");
            return address.isBlank() || image.isBlank() ? Optional.empty() : Optional.of(new Engine(address, image));
        }
    }

    static ContainerHost start(Engine engine, Path place, String userData) throws IOException, InterruptedException {
        var seed = Files.createDirectory(place.resolve("seed-" + UUID.randomUUID()));
        Files.writeString(seed.resolve("user-data"), userData);
        Files.writeString(seed.resolve("meta-data"), "instance-id: bench\n");
        var id = run(
                List.of(
                        "docker",
                        "-H",
                        engine.address(),
                        "run",
                        "-d",
                        "--rm",
                        "--cap-add",
                        "SYS_ADMIN",
                        "--cap-add",
                        "NET_ADMIN",
                        "--security-opt",
                        "seccomp=unconfined",
                        "--tmpfs",
                        "/run:rw",
                        "--tmpfs",
                        "/run/lock:rw",
                        "-v",
                        "/sys/fs/cgroup:/sys/fs/cgroup:ro",
                        "-v",
                        seed + ":/var/lib/cloud/seed/nocloud:rw",
                        "--label",
                        "nocodo.test-host=" + ProcessHandle.current().pid(),
                        engine.image(),
                        "/sbin/init"),
                "");
        var host = new ContainerHost(engine.address(), id.strip());
        host.sh("mount -t proc proc /mnt && mount --bind /mnt/sys/net /proc/sys/net && umount /mnt");
        return host;
    }

    String address() throws IOException, InterruptedException {
        return run(
                        List.of(
                                "docker",
                                "-H",
                                engine,
                                "inspect",
                                "-f",
                                "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                                id),
                        "")
                .strip();
    }

    /// Runs a text as root, past SSH.
    ///
    /// @return what it said
    String sh(String text) throws IOException, InterruptedException {
        return run(List.of("docker", "-H", engine, "exec", "-i", id, "sh", "-s"), text);
    }

    private static String run(List<String> argv, String input) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(argv))
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s … failed: %s"
                    .formatted(
                            argv.get(3), said.lines().reduce((_, last) -> last).orElse("it said nothing")));
        }
        return said;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(List.of("docker", "-H", engine, "rm", "-f", id), "");
    }
}
