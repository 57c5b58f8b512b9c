package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Every description of the development set becomes an application that passes every gate, and does over HTTP what a
/// customer would expect from the words alone. `-Ddevset.only=04` takes those whose names begin so (a regular
/// expression).
@Tag("all")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevelopmentSetBuildTest {
    private static final Path SET =
            Path.of("..", "agent-modes", "src", "test", "resources", "devset").toAbsolutePath();
    private static final Path CHECKER =
            Path.of("..", "..", "shared", "tools", "check-app.py").toAbsolutePath();

    @TempDir
    static Path folder = Path.of(".");

    private Cli cli = new Cli(folder);

    @BeforeAll
    void home() {
        cli = new Cli(folder.resolve("home"));
    }

    static List<String> descriptions() throws IOException {
        var only = System.getProperty("devset.only", "");
        try (var folders = Files.list(SET)) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(only + ".*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void isBuiltProvenAndDoesWhatTheWordsAskFor(String name) throws Exception {
        var built = cli.run("build", "@" + SET.resolve(name).resolve("description.txt"), "--yes", "--json");

        assertThat(BuildStoryTest.verdicts(built.json())).isEqualTo("");
        assertThat(built.exit()).isZero();
        var slug = built.json().path("data").path("project").path("slug").asString();
        try {
            meetsTheContract(name, built);
        } finally {
            cli.run("project", "delete", slug, "--yes");
        }
    }

    /// The contract as a black box; it is not part of the product, and is asked where it lies beside it.
    private void meetsTheContract(String name, Cli.Ended built) throws Exception {
        if (!Files.exists(CHECKER)) {
            System.out.printf("%s: the contract was not asked, for %s is not here%n", name, CHECKER);
            return;
        }
        var report = Files.writeString(folder.resolve(name + ".json"), built.out());
        var said = folder.resolve(name + ".said");
        var argv = List.of(
                "python3",
                CHECKER.toString(),
                report.toString(),
                SET.resolve(name).resolve("expect.json").toString());
        var check = new ProcessBuilder(argv)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve(name + ".fails").toFile())
                .start();
        var ended = check.waitFor(5, TimeUnit.MINUTES);
        check.destroyForcibly();
        assertThat(ended).isTrue();
        var summary = JsonMapper.shared().readTree(Files.readString(said));
        System.out.printf(
                "%s: %d of %d checks of the contract%n",
                name, summary.path("passed").asInt(), summary.path("of").asInt());
        assertThat(check.waitFor()).as(summary.path("fails").toPrettyString()).isZero();
    }

    @AfterAll
    void delete() throws Exception {
        BuildStoryTest.deleteAll(cli);
    }
}
