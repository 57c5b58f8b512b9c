package com.nocodo.operator.toolchain;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Installs what a build needs and does not find: Rust and Node.js under the cache, the browser with the system's
/// package manager. What cannot be had is said; the gates that need it are then `not_run`.
final class Installer {
    static final String RUST = "1.95.0";
    static final String NODE = "22.20.0";
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Home home;
    private final ProcessRunner runner;
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    Installer(Home home, ProcessRunner runner, Map<String, String> environment, Consumer<String> progress) {
        this.home = home;
        this.runner = runner;
        this.environment = environment;
        this.progress = progress;
    }

    /// Rust with cargo, clippy and rustfmt. `NOCODO_RUST_BASE` is where releases are.
    void rust() throws InterruptedException {
        var base = environment.getOrDefault("NOCODO_RUST_BASE", "https://static.rust-lang.org/dist");
        var name = "rust-%s-%s".formatted(RUST, rustTarget());
        var archive = URI.create(base + "/" + name + ".tar.gz");
        unpacked("rust", archive, URI.create(archive + ".sha256"), (folder, place) -> {
            var out = folder.resolveSibling("out");
            var argv = List.of(
                    "sh",
                    folder.resolve("install.sh").toString(),
                    "--prefix=" + out,
                    "--disable-ldconfig",
                    "--components=rustc,cargo,rustfmt-preview,clippy-preview,rust-std-" + rustTarget());
            run("install-rust", folder, argv);
            Files.move(out, place, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /// Node.js with npm. `NOCODO_NODE_BASE` is where releases are.
    void node() throws InterruptedException {
        var base = environment.getOrDefault("NOCODO_NODE_BASE", "https://nodejs.org/dist") + "/v" + NODE;
        var archive = URI.create("%s/node-v%s-%s.tar.gz".formatted(base, NODE, nodeTarget()));
        unpacked(
                "node",
                archive,
                URI.create(base + "/SHASUMS256.txt"),
                (folder, place) -> Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE));
    }

    /// Chromium, where we may install system packages.
    void chromium() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return;
        }
        // One machine has one apt, whose lock somebody else may hold.
        var install = List.of(
                "apt-get",
                "install",
                "-y",
                "-q",
                "-o",
                "DPkg::Lock::Timeout=300",
                "--no-install-recommends",
                "chromium");
        try (var held = FileLock.await(
                home.cache().resolve("chromium.lock"),
                () -> progress.accept("waiting for another process that installs chromium"))) {
            progress.accept("installing chromium with apt-get");
            if (!attempt("install-chromium", home.run(), install)) {
                attempt("install-chromium", home.run(), List.of("apt-get", "update", "-q"));
                attempt("install-chromium", home.run(), install);
            }
        }
    }

    private void unpacked(String tool, URI archive, URI checksum, Unpacking unpacking) throws InterruptedException {
        var place = home.toolchains().resolve(tool);
        try (var held = FileLock.await(
                home.toolchains().resolve(tool + ".lock"),
                () -> progress.accept("waiting for another process that installs " + tool))) {
            if (Files.exists(place)) {
                return;
            }
            progress.accept("installing " + tool + " from " + archive);
            var work = Files.createTempDirectory(home.toolchains(), tool + ".part");
            try {
                var file = work.resolve("archive.tar.gz");
                Download.to(file, archive, checksum, progress);
                run("unpack-" + tool, work, List.of("tar", "-xzf", file.toString(), "-C", work.toString()));
                unpacking.into(only(work), place);
            } finally {
                run("clean-" + tool, home.toolchains(), List.of("rm", "-rf", work.toString()));
            }
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be installed: %s", tool, Reason.of(e))
                    .toException();
        }
    }

    private static Path only(Path work) throws IOException {
        try (var folders = Files.list(work)) {
            return folders.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the archive is empty"));
        }
    }

    private void run(String log, Path directory, List<String> argv) throws InterruptedException {
        if (!attempt(log, directory, argv)) {
            throw new ProblemException(Problem.unavailable(
                    "%s failed; see %s", argv.getFirst(), home.run().resolve(log + ".log")));
        }
    }

    private boolean attempt(String log, Path directory, List<String> argv) throws InterruptedException {
        var environment = Map.of("DEBIAN_FRONTEND", "noninteractive");
        return runner.run(new Command(argv, directory, environment, home.run().resolve(log + ".log"), LIMIT), progress)
                .ok();
    }

    private static String rustTarget() {
        var arm = System.getProperty("os.arch").matches("aarch64|arm64");
        var cpu = arm ? "aarch64" : "x86_64";
        return cpu + (mac() ? "-apple-darwin" : "-unknown-linux-gnu");
    }

    private static String nodeTarget() {
        var arm = System.getProperty("os.arch").matches("aarch64|arm64");
        return (mac() ? "darwin-" : "linux-") + (arm ? "arm64" : "x64");
    }

    private static boolean mac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /// Brings an unpacked archive to its place.
    private interface Unpacking {
        void into(Path folder, Path place) throws IOException, InterruptedException;
    }
}
