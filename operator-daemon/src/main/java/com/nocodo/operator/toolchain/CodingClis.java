package com.nocodo.operator.toolchain;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.process.Sandbox;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Installs coding CLIs under the cache, each whole or not at all: what lies at its place was downloaded with its
/// checksum, and told its version in the sandbox of builds.
final class CodingClis {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final String PART = ".part";
    private static final int ROOM_MEGABYTES = 1_500;

    private final Home home;
    private final ProcessRunner runner;
    private final Toolchains tools;
    private final Consumer<String> progress;

    CodingClis(Home home, ProcessRunner runner, Toolchains tools, Consumer<String> progress) {
        this.home = home;
        this.runner = runner;
        this.tools = tools;
        this.progress = progress;
    }

    /// Those that are there, by their versions.
    Map<CodingCli, String> installed() {
        var found = new EnumMap<CodingCli, String>(CodingCli.class);
        for (var cli : CodingCli.values()) {
            versions(cli).stream()
                    .findFirst()
                    .ifPresent(place -> found.put(cli, shown(place.getFileName().toString())));
        }
        return found;
    }

    /// Brings about that these are there and no others.
    ///
    /// @return what could not be done, each in a sentence
    List<String> set(Collection<CodingCli> wanted) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        try {
            Files.createDirectories(folder());
            try (var held = FileLock.await(
                    home.toolchains().resolve("clis.lock"),
                    () -> progress.accept("waiting for another process that installs coding CLIs"))) {
                for (var cli : CodingCli.values()) {
                    if (!wanted.contains(cli)) {
                        remove(folder().resolve(cli.id()));
                    }
                }
                missing.addAll(wanted.isEmpty() ? List.of() : tools.installNode(progress));
                for (var cli : wanted) {
                    attempt(cli, missing);
                }
            }
        } catch (IOException e) {
            throw Problem.unavailable("Coding CLIs cannot be installed: %s", Reason.of(e))
                    .toException();
        }
        return missing;
    }

    private void attempt(CodingCli cli, List<String> missing) throws IOException, InterruptedException {
        try {
            install(cli);
        } catch (ProblemException e) {
            missing.add("%s cannot be installed: %s"
                    .formatted(cli.title(), e.problem().message()));
        }
    }

    private void install(CodingCli cli) throws IOException, InterruptedException {
        var place = folder().resolve(cli.id()).resolve(cli.lock().version());
        if (Files.isDirectory(place)) {
            removeOthers(cli, place);
            return;
        }
        var node = node(cli);
        mustHaveRoom();
        var part = place.resolveSibling(PART);
        remove(part); // of a run that was killed
        var tree = Files.createDirectories(part.resolve("tree"));
        try {
            cli.lock().writeTo(tree);
            progress.accept("downloading %s %s, about %d MB"
                    .formatted(cli.title(), shown(cli.lock().version()), cli.megabytes()));
            download(cli, tree, part.resolve("cache"), node);
            progress.accept("asking %s for its version".formatted(cli.title()));
            mustAnswer(cli, tree, part.resolve("home"), node);
            bringToDisk(cli, tree);
            Files.move(tree, place, StandardCopyOption.ATOMIC_MOVE);
            removeOthers(cli, place);
        } finally {
            remove(part);
        }
    }

    /// A kill may have left them beside the newest.
    private void removeOthers(CodingCli cli, Path place) throws InterruptedException {
        for (var one : versions(cli)) {
            if (!one.equals(place)) {
                remove(one);
            }
        }
    }

    /// npm comes with it, also where the CLI itself needs none.
    private Tool node(CodingCli cli) throws InterruptedException {
        var node = tools.node()
                .orElseThrow(() -> Problem.unavailable("Node.js is not there, which brings npm.")
                        .toException());
        if (!cli.runsOn(node.version())) {
            throw Problem.unavailable("it needs Node.js %s or newer, and %s is here", cli.leastNode(), node.version())
                    .toException();
        }
        return node;
    }

    private void mustHaveRoom() throws IOException {
        var free = Files.getFileStore(folder()).getUsableSpace() >> 20;
        if (free < ROOM_MEGABYTES) {
            throw Problem.unavailable("%d MB are free, and %d are needed while it is installed.", free, ROOM_MEGABYTES)
                    .toException();
        }
    }

    /// npm compares what it downloads with the lock, and runs nothing of it.
    private void download(CodingCli cli, Path tree, Path cache, Tool node) throws InterruptedException {
        var argv = List.of(
                node.bin().resolve("npm").toString(),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier",
                "--loglevel=error",
                "--cache",
                cache.toString());
        var log = log(cli, "install");
        var path = Map.of("PATH", node.bin() + ":" + runner.path());
        if (!runner.run(new Command(argv, tree, path, log, LIMIT), line -> {}).ok()) {
            throw Problem.unavailable("it was not downloaded as it was published: %s (%s)", last(log), log)
                    .toException();
        }
    }

    /// In the sandbox of builds, with no variable of ours.
    private void mustAnswer(CodingCli cli, Path tree, Path itsHome, Tool node)
            throws IOException, InterruptedException {
        Files.createDirectories(itsHome);
        var argv = new ArrayList<>(
                List.of("/usr/bin/env", "-i", "HOME=" + itsHome, "PATH=" + node.bin() + ":/usr/bin:/bin"));
        if (cli.needsNode()) {
            argv.add(node.program().toString());
        }
        argv.add(cli.program(tree).toString());
        argv.add("--version");
        var reads = new ArrayList<>(List.of(tree));
        if (node.bin().startsWith(home.toolchains())) {
            reads.add(node.bin().getParent());
        }
        var log = log(cli, "version");
        var ran = runner.run(
                new Command(argv, itsHome, Map.of(), log, ANSWER).in(Sandbox.build(List.of(itsHome), reads)),
                line -> {});
        if (!ran.ok() || !Files.readString(log).contains(shown(cli.lock().version()))) {
            throw Problem.unavailable(
                            "it does not tell that it is %s, but: %s",
                            shown(cli.lock().version()), last(log))
                    .toException();
        }
    }

    /// What lies at its place counts as installed, also after a power cut.
    private void bringToDisk(CodingCli cli, Path tree) throws InterruptedException {
        var log = log(cli, "sync");
        if (!runner.run(Command.sync(tree, log), line -> {}).ok()) {
            throw Problem.unavailable("it cannot be brought to the disk: %s", last(log))
                    .toException();
        }
    }

    private Path log(CodingCli cli, String what) {
        return home.run().resolve("%s-%s.log".formatted(what, cli.id()));
    }

    private static String last(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .map(line -> line.substring(0, Math.min(200, line.length())))
                    .orElse("it says nothing");
        } catch (IOException e) {
            return "its output cannot be read";
        }
    }

    private Path folder() {
        return home.toolchains().resolve("clis");
    }

    private List<Path> versions(CodingCli cli) {
        try (var all = Files.list(folder().resolve(cli.id()))) {
            return all.filter(place -> !place.getFileName().toString().equals(PART))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Without the platform that some are published for.
    private static String shown(String version) {
        return version.split("-linux", 2)[0];
    }

    private void remove(Path folder) throws InterruptedException {
        if (Files.exists(folder)) {
            var log = home.run().resolve("clean-clis.log");
            var rm = new Command(List.of("rm", "-rf", folder.toString()), home.toolchains(), Map.of(), log, LIMIT);
            if (!runner.run(rm, line -> {}).ok()) {
                throw Problem.unavailable("%s cannot be removed: %s", folder, last(log))
                        .toException();
            }
        }
    }
}
