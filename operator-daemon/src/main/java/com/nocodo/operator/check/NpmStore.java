package com.nocodo.operator.check;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The installed packages of all applications: one folder for each lock file, linked from every frontend that has it.
final class NpmStore {
    /// Where Vite puts down what it reads a moment later, among the packages.
    private static final List<String> SCRATCH = List.of(".vite", ".vite-temp");

    private final Home home;
    private final Bench bench;

    NpmStore(Home home, Bench bench) {
        this.home = home;
        this.bench = bench;
    }

    /// Makes `frontend/node_modules` ready.
    ///
    /// @return what went wrong, if something did
    Optional<String> link(Consumer<String> line) throws InterruptedException {
        try {
            var lockFile = bench.frontend().resolve("package-lock.json");
            Folders.requireInside(bench.app(), lockFile);
            var folder =
                    home.npm().resolve(Sha256.of(Files.readAllBytes(lockFile)).substring(0, 16));
            try (var held = FileLock.await(
                    home.npm().resolve("install.lock"), () -> line.accept("waiting for another build's npm install"))) {
                if (!Files.exists(folder.resolve("complete"))) {
                    var wrong = install(folder, lockFile, line);
                    if (wrong.isPresent()) {
                        return wrong;
                    }
                }
            }
            var link = bench.frontend().resolve("node_modules");
            if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(folder.resolve("node_modules"))) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, folder.resolve("node_modules"));
            }
            for (var scratch : SCRATCH) {
                Files.createDirectories(folder.resolve("node_modules").resolve(scratch));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw Problem.unavailable("The shared npm packages cannot be prepared: %s", Reason.of(e))
                    .toException();
        }
    }

    /// Those of an application whose packages are linked.
    static List<Path> scratch(Path frontend) {
        try {
            var modules = frontend.resolve("node_modules").toRealPath();
            return SCRATCH.stream().map(modules::resolve).toList();
        } catch (IOException e) {
            return List.of(); // there are none yet
        }
    }

    private Optional<String> install(Path folder, Path lockFile, Consumer<String> line)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (var file : List.of("package.json", "package-lock.json")) {
            Folders.place(lockFile.resolveSibling(file), folder.resolve(file));
        }
        var ran = bench.installing(folder)
                .run(
                        "npm_install",
                        folder,
                        Duration.ofMinutes(10),
                        Map.of(),
                        line,
                        List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"));
        if (ran.exit() != 0) {
            return Optional.of("npm ci: " + OutputReader.findings(ran.output()).getFirst());
        }
        Files.writeString(folder.resolve("complete"), "");
        return Optional.empty();
    }
}
