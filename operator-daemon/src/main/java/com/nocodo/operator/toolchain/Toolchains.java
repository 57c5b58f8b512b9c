package com.nocodo.operator.toolchain;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the tools of a build: on the PATH, where their installers put them, and where we put them ourselves.
public final class Toolchains {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    private final Home home;
    private final ProcessRunner runner;
    private final Map<String, String> environment;
    private final Map<String, Tool> found = new ConcurrentHashMap<>();

    public Toolchains(Home home, ProcessRunner runner, Map<String, String> environment) {
        this.home = home;
        this.runner = runner;
        this.environment = environment;
    }

    /// Begins to look for all of them; asking a program for its version takes longer than one would think.
    public Looking look() {
        return new Looking(() -> {
            cargo();
            node();
            chromium();
        });
    }

    public Optional<Tool> cargo() throws InterruptedException {
        return find(
                "cargo",
                "1.88",
                Stream.of(cargoHome().resolve("bin"), home.toolchains().resolve("rust/bin")));
    }

    public Optional<Tool> node() throws InterruptedException {
        return find("node", "20.19", Stream.of(home.toolchains().resolve("node/bin")));
    }

    public Optional<Tool> chromium() throws InterruptedException {
        for (var name : List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")) {
            var tool = find(name, "100.0", Stream.of(Path.of("/Applications/Chromium.app/Contents/MacOS")));
            if (tool.isPresent()) {
                return tool;
            }
        }
        return Optional.empty();
    }

    /// Installs what is missing, as far as it can be had.
    ///
    /// @return what could not be installed, each in a sentence
    public List<String> install(Consumer<String> progress) throws InterruptedException {
        var installer = new Installer(home, runner, environment, progress);
        List<String> missing = new ArrayList<>();
        if (cargo().isEmpty()) {
            attempt("Rust", missing, installer::rust);
        }
        missing.addAll(installNode(progress));
        if (chromium().isEmpty()) {
            attempt("Chromium", missing, installer::chromium);
        }
        return missing;
    }

    List<String> installNode(Consumer<String> progress) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        if (node().isEmpty()) {
            attempt("Node.js", missing, new Installer(home, runner, environment, progress)::node);
        }
        return missing;
    }

    private static void attempt(String tool, List<String> missing, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (ProblemException e) {
            missing.add("%s is missing and cannot be installed: %s"
                    .formatted(tool, e.problem().message()));
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /// Where rustup puts programs.
    private Path cargoHome() {
        var own = environment.getOrDefault("CARGO_HOME", "");
        var user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return own.isEmpty() ? Path.of(user, ".cargo") : Path.of(own);
    }

    private Optional<Tool> find(String name, String least, Stream<Path> elsewhere) throws InterruptedException {
        var known = found.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var tool = search(name, least, elsewhere);
        tool.ifPresent(t -> found.put(name, t));
        return tool;
    }

    /// The first of that name that starts and is new enough.
    private Optional<Tool> search(String name, String least, Stream<Path> elsewhere) throws InterruptedException {
        for (var bin : Stream.concat(path(), elsewhere).toList()) {
            var program = bin.resolve(name);
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                var version = version(program);
                if (version.isPresent() && atLeast(version.get(), least)) {
                    return Optional.of(new Tool(program, bin, version.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Path> path() {
        return new LinkedHashSet<>(
                        Arrays.asList(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))))
                .stream().filter(part -> !part.isEmpty()).map(Path::of);
    }

    private Optional<String> version(Path program) throws InterruptedException {
        try {
            // a file of its own, since somebody else may ask the same in this home at the same time
            var log = Files.createTempFile(home.run(), program.getFileName() + "-version-", ".log");
            try {
                return version(program, log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> version(Path program, Path log) throws IOException, InterruptedException {
        var outcome = runner.run(
                new Command(
                        List.of(program.toString(), "--version"), home.run(), Map.of(), log, Duration.ofSeconds(20)),
                line -> {});
        if (!outcome.ok()) {
            return Optional.empty();
        }
        var match = VERSION.matcher(Files.readString(log));
        return match.find() ? Optional.of(match.group()) : Optional.empty();
    }

    static boolean atLeast(String version, String least) {
        var have = numbers(version);
        var need = numbers(least);
        for (int i = 0; i < need.size(); i++) {
            int mine = i < have.size() ? have.get(i) : 0;
            if (mine != need.get(i)) {
                return mine > need.get(i);
            }
        }
        return true;
    }

    private static List<Integer> numbers(String version) {
        var result = new ArrayList<Integer>();
        for (var part : version.split("\\.")) {
            result.add(Integer.parseInt(part));
        }
        return result;
    }
}
