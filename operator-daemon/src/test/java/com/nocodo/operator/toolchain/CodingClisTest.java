package com.nocodo.operator.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Coding CLIs come from an npm that is told exactly what to install; here it is a script that makes what it was told.
class CodingClisTest {
    /// Refuses to run scripts of packages, and what has no checksum.
    private static final String NPM = """
            #!/bin/sh
            case "$*" in "ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error --cache $(cd .. && pwd)/cache") ;;
            *) echo "asked for something else: $*"; exit 9 ;; esac
            grep -q '"integrity": "sha512-' package-lock.json || exit 8
            [ ! -e %1$s/broken ] || { echo "npm error the line broke"; exit 1; }
            name=$(sed -n 's/.*"dependencies":{"\\([^"]*\\)":"\\([^"]*\\)".*/\\1/p' package.json)
            version=$(sed -n 's/.*"dependencies":{"\\([^"]*\\)":"\\([^"]*\\)".*/\\2/p' package.json)
            [ ! -e %1$s/lies ] || version=0.0.1
            for program in claude vendor/x86_64-unknown-linux-musl/bin/codex bundle/gemini.js cli-entry.js bin/opencode; do
                mkdir -p "$(dirname "node_modules/$name/$program")"
                printf '#!/bin/sh\\n[ "$(env | grep -c NOCODO)" = 0 ] && echo "it is %%s"\\n' "$version" >"node_modules/$name/$program"
                chmod 755 "node_modules/$name/$program"
            done
            """;

    @TempDir
    Path folder;

    private Path bin;
    private Path clis;

    @BeforeEach
    void prepare() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
        clis = folder.resolve("cache/toolchains/clis");
        node("22.20.0");
        program("npm", NPM.formatted(bin));
    }

    /// As a program it runs what it is given.
    private void node(String version) throws IOException {
        program("node", "#!/bin/sh\n[ \"$1\" = --version ] && echo v%s || exec \"$@\"\n".formatted(version));
    }

    private void program(String name, String text) throws IOException {
        Files.writeString(bin.resolve(name), text);
        assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private List<String> run(String... ids) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("clis"));
        arguments.addAll(List.of(ids));
        List<String> said = new ArrayList<>();
        var all = InstallTools.run(
                arguments,
                Map.of(
                        "NOCODO_HOME",
                        folder.resolve("home").toString(),
                        "NOCODO_CACHE",
                        folder.resolve("cache").toString(),
                        "PATH",
                        bin + ":/usr/bin:/bin"),
                said::add);
        assertThat(all).isEqualTo(said.stream().noneMatch(line -> line.startsWith("missing ")));
        return said;
    }

    private static String version(CodingCli cli) {
        return cli.lock().version().replace("-linux-x64", "");
    }

    @Test
    void whatIsWantedIsThereAndNothingElse() throws Exception {
        var claude = version(CodingCli.CLAUDE_CODE);
        var codex = version(CodingCli.CODEX);

        assertThat(run("claude-code", "codex"))
                .contains(
                        "changed Claude Code " + claude,
                        "changed Codex " + codex,
                        "fact cli-claude-code " + claude,
                        "fact cli-codex " + codex);
        assertThat(run("codex", "claude-code")).noneMatch(line -> line.startsWith("changed"));
        assertThat(run("codex")).contains("changed Claude Code is removed", "fact cli-codex " + codex);
        assertThat(run()).containsExactly("changed Codex is removed");
        assertThat(clis).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(CodingCli.class)
    void eachIsOnePackageByItsVersionAndItsChecksumAndTellsItsVersion(CodingCli cli) throws Exception {
        var lock = cli.lock();

        assertThat(lock.text())
                .containsOnlyOnce("\"sha512-")
                .contains("\"node_modules/" + lock.name() + "\"")
                .doesNotContain("://");
        assertThat(run(cli.id())).contains("fact cli-%s %s".formatted(cli.id(), version(cli)));
    }

    @Test
    void aDownloadThatBreaksLeavesNothingHalfAndComesLater() throws Exception {
        Files.createFile(bin.resolve("broken"));
        assertThat(run("codex"))
                .anyMatch(
                        line -> line.startsWith("missing Codex cannot be installed") && line.contains("the line broke"))
                .noneMatch(line -> line.startsWith("fact cli-"));
        assertThat(clis.resolve("codex")).isEmptyDirectory();

        Files.delete(bin.resolve("broken"));
        assertThat(run("codex")).contains("fact cli-codex " + version(CodingCli.CODEX));
    }

    @Test
    void whatAKilledRunLeftIsNotTakenForWhatIsThere() throws Exception {
        var left = Files.createDirectories(clis.resolve("codex/.part/tree/node_modules/@openai/codex"));
        Files.writeString(left.resolve("half"), "");

        assertThat(run("codex")).contains("changed Codex " + version(CodingCli.CODEX));
        assertThat(clis.resolve("codex")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anOlderOneMakesRoomForTheNewOneOnceThatIsThere() throws Exception {
        Files.createDirectories(clis.resolve("codex/0.1.0"));
        Files.createFile(bin.resolve("broken"));
        assertThat(run("codex")).contains("fact cli-codex 0.1.0");

        Files.delete(bin.resolve("broken"));
        assertThat(run("codex")).contains("fact cli-codex " + version(CodingCli.CODEX));
        assertThat(clis.resolve("codex")).isDirectoryNotContaining("glob:**0.1.0");
    }

    @Test
    void anOlderOneThatAKillLeftBesideTheNewOneGoes() throws Exception {
        run("codex");
        Files.createDirectories(clis.resolve("codex/0.1.0"));

        assertThat(run("codex")).contains("fact cli-codex " + version(CodingCli.CODEX));
        assertThat(clis.resolve("codex")).isDirectoryNotContaining("glob:**0.1.0");
    }

    @Test
    void aProgramThatIsAnotherOneIsNotKept() throws Exception {
        Files.createFile(bin.resolve("lies"));

        assertThat(run("opencode")).anyMatch(line -> line.contains("it does not tell that it is"));
        assertThat(clis.resolve("opencode")).isEmptyDirectory();
    }

    @Test
    void whereNodeIsTooOldItIsSaidAndTheOthersAreInstalled() throws Exception {
        node("20.20.2");

        assertThat(run("qwen-code", "codex"))
                .contains("fact cli-codex " + version(CodingCli.CODEX))
                .anyMatch(line -> line.startsWith("missing Qwen Code") && line.contains("Node.js 22"));
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> run("aider"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("claude-code");
        assertThatThrownBy(() -> run("../../etc")).isInstanceOf(ProblemException.class);
    }
}
