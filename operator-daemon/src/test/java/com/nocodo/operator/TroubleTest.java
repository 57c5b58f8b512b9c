package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens around a build goes wrong: a sentence says what and what to do, and the next run of the same command
/// ends with every check green.
@Tag("slow")
class TroubleTest {
    private static final String NO_DOWNLOAD = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void home() {
        cli = new Cli(folder.resolve("home"));
    }

    @AfterEach
    void delete() throws Exception {
        BuildStoryTest.deleteAll(cli);
    }

    static String two() throws Exception {
        return "@"
                + Path.of(Objects.requireNonNull(TroubleTest.class.getResource("two.yaml"))
                        .toURI());
    }

    private static void green(Cli.Ended ended) {
        assertThat(BuildStoryTest.verdicts(ended.json())).isEqualTo("");
        assertThat(ended.exit()).isZero();
    }

    @Test
    @Tag("all")
    void aDiskThatIsFullIsSaidSoAndOnceThereIsRoomTheBuildGoesOn() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount a small disk");
        var disk = Files.createDirectories(cli.home());
        shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        try {
            var full = cli.run("build", two(), "--yes", "--no-run");

            assertThat(full.exit()).isEqualTo(69);
            assertThat(full.err()).containsPattern("No space left|disk is full|disk full");
            assertThat(full.err()).doesNotContain("Exception").doesNotContain("\tat ");

            shell("mount", "-o", "remount,size=2g", disk.toString());
            green(cli.run("build", two(), "--yes", "--no-run", "--json"));
        } finally {
            BuildStoryTest.deleteAll(cli);
            shell("umount", disk.toString());
        }
    }

    @Test
    @Tag("all")
    void withTheCachesFilledABuildNeedsNoNetwork() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may take the network away");

        var built = cli.run(
                List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"),
                Map.of(),
                "build",
                two(),
                "--yes",
                "--no-run",
                "--json");

        green(built);
    }

    @Test
    @Tag("all")
    void withoutCargoAndWithABrokenOneTheChecksSaySoAndAreDoneLater() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var elsewhere = Map.of(
                "PATH",
                bin + ":" + pathWithoutCargo(),
                "HOME",
                folder.resolve("nobody").toString(),
                "CARGO_HOME",
                folder.resolve("nothing").toString(),
                "NOCODO_RUST_BASE",
                NO_DOWNLOAD);

        var missing = cli.run(elsewhere, "build", two(), "--yes", "--no-run", "--json");

        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.json().path("ok").asBoolean(true)).isFalse();
        assertThat(verdict(missing, "cargo_test")).isEqualTo("not_run");
        assertThat(verdict(missing, "tsc")).isEqualTo("pass");
        assertThat(missing.err()).contains("Rust is missing and cannot be installed", NO_DOWNLOAD);

        script(bin.resolve("cargo"), """
                case $1 in --version) echo "cargo 1.95.0" ;; *) echo "error: linker \\`cc\\` not found" >&2; exit 101 ;; esac
                """);
        script(bin.resolve("rustfmt"), "exit 0\n");
        var broken = cli.run(elsewhere, "build", two(), "--yes", "--no-run", "--json");

        assertThat(broken.exit()).isEqualTo(1);
        assertThat(verdict(broken, "clippy")).isEqualTo("fail");
        assertThat(broken.err()).contains("linker `cc` not found");

        green(cli.run("build", two(), "--yes", "--no-run", "--json"));
    }

    @Test
    void whatDidNotPassEveryCheckIsNotStarted() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("chromium"), "case $1 in --version) echo 'Chromium 140.0' ;; *) exit 1 ;; esac\n");

        var failed = cli.run(
                Map.of("PATH", bin + ":" + System.getenv("PATH")), "build", two(), "--yes", "--no-run", "--json");
        var started = cli.run("project", "start", "bike-shop");

        assertThat(verdict(failed, "cargo_build")).isEqualTo("pass");
        assertThat(verdict(failed, "axe")).isEqualTo("fail");
        assertThat(started.exit()).isEqualTo(5);
        assertThat(started.err()).contains("no proven application");
    }

    @Test
    @Tag("all")
    void ofBuildsAtOnceInOneHomeTheSameIsRefusedAndTheOthersAreGreen() throws Exception {
        var words = Files.writeString(folder.resolve("words.txt"), "Boats have a name and a length in metres.");
        var first = cli.start(
                folder.resolve("first.out"),
                folder.resolve("first.err"),
                "build",
                two(),
                "--yes",
                "--no-run",
                "--json");
        var other = cli.start(
                folder.resolve("other.out"),
                folder.resolve("other.err"),
                "build",
                "@" + words,
                "--yes",
                "--no-run",
                "--json");
        awaitText(folder.resolve("first.err"), "Writing the application");

        var same = cli.run("build", two(), "--yes", "--no-run");

        assertThat(same.exit()).isEqualTo(5);
        assertThat(same.err()).contains("is being built or changed by another process");
        assertThat(first.waitFor())
                .as(Files.readString(folder.resolve("first.err")))
                .isZero();
        assertThat(other.waitFor())
                .as(Files.readString(folder.resolve("other.err")))
                .isZero();
    }

    @Test
    void whatIsStoppedWithControlCEndsItsProcessesAndSaysThatItIsKept() throws Exception {
        stop();
    }

    @Test
    @Tag("all")
    void whatWasStoppedWithControlCGoesOnLater() throws Exception {
        stop();

        green(cli.run("build", two(), "--yes", "--no-run", "--json"));
    }

    /// Once a process of its runs: another build on this machine may have the cargo target.
    private void stop() throws Exception {
        Files.createDirectories(cli.home());
        var err = folder.resolve("stopped.err");
        var build = cli.start(folder.resolve("stopped.out"), err, "build", two(), "--yes", "--no-run");
        awaitText(err, "npm_test");
        for (int i = 0; i < 6_000 && processes() == 0; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(processes()).as(Files.readString(err)).isPositive();

        shell("kill", stopping(build), Long.toString(build.pid()));

        assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(130);
        assertThat(Files.readString(err)).contains("What is done is kept");
        assertThat(processes()).isZero();
    }

    private long processes() throws IOException {
        try (var files = Files.list(cli.home().resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".process")).count();
        }
    }

    /// What Ctrl-C sends; where our own starter ignores that (`nohup … &` of a shell does), what `kill` sends.
    private static String stopping(Process process) throws IOException {
        var ignored = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .sum();
        return (ignored & 2) == 0 ? "-INT" : "-TERM";
    }

    private static String verdict(Cli.Ended ended, String check) {
        for (var view : ended.json().path("data").path("checks")) {
            if (view.path("id").asString("").equals(check)) {
                return view.path("verdict").asString("");
            }
        }
        return "no such check in " + ended.out() + ended.err();
    }

    /// The PATH's folders that have no cargo in them.
    private static String pathWithoutCargo() {
        var rest = Stream.of(System.getenv("PATH").split(":"))
                .filter(part -> !Files.exists(Path.of(part, "cargo")))
                .toList();
        assumeTrue(
                rest.stream().anyMatch(part -> Files.isExecutable(Path.of(part, "node"))),
                "node lies in one folder with cargo");
        return String.join(":", rest);
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void awaitText(Path file, String text) throws Exception {
        for (int i = 0; i < 6_000; i++) {
            if (Files.exists(file) && Files.readString(file).contains(text)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("never said: " + text + "\n" + Files.readString(file));
    }

    private static void shell(String... argv) throws Exception {
        var process = new ProcessBuilder(argv).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", argv)).isZero();
    }
}
