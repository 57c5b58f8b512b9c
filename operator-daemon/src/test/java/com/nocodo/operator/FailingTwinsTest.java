package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.local.FileLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tests that an application brings along are worth something only if they go red when what they guard breaks.
/// Each case breaks one line of the generated code; the application's own tests must fail, and not by failing to
/// compile.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingTwinsTest {
    @TempDir
    static Path folder = Path.of(".");

    private Path app = Path.of(".");
    private Home home = new Home(app, app);

    /// @param mechanism what the line guards
    record Twin(String mechanism, String file, String line, String broken) {
        @Override
        public String toString() {
            return mechanism;
        }
    }

    static List<Twin> twins() {
        var crud = "backend/src/records/crud.rs";
        var permissions = "backend/src/auth/permissions.rs";
        var tables = "backend/migrations/sqlite/00000000000001_start/up.sql";
        return List.of(
                new Twin(
                        "role",
                        "backend/src/auth/access.rs",
                        "if access.grant.allows(action) {",
                        "if access.user > 0 || access.grant.allows(action) {"),
                new Twin("row rule", permissions, "rows: Rows::Where(\"t.created_by = {user}\"),", "rows: Rows::All,"),
                new Twin("field rule", crud, "members.remove(*field);", "members.get(*field);"),
                new Twin(
                        "CSRF",
                        "backend/src/auth/mod.rs",
                        "if same(csrf, &csrf_of(token)) => Ok(()),",
                        "if !csrf.is_empty() || token.is_empty() => Ok(()),"),
                new Twin("version", crud, "version != current.version()", "version < 0"),
                new Twin("foreign key", tables, " REFERENCES customers (id) ON DELETE RESTRICT", ""),
                new Twin("CHECK", tables, "    CONSTRAINT repairs_price_check CHECK (price >= 0),\n", ""),
                new Twin(
                        "filter",
                        "backend/src/records/query.rs",
                        "        self.conditions.push(condition);\n        Some(())",
                        "        drop(condition);\n        Some(())"),
                new Twin(
                        "migration",
                        "backend/migrations/sqlite/00000000000001_start/down.sql",
                        "DROP TABLE repairs;\n",
                        ""));
    }

    @BeforeAll
    void build() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        home = Home.open(cli.home(), System.getenv());
        var spec = Path.of(
                Objects.requireNonNull(getClass().getResource("two.yaml")).toURI());
        var built = cli.run("build", "@" + spec, "--yes", "--no-run", "--json");
        assertThat(BuildStoryTest.verdicts(built.json())).isEqualTo("");
        app = Path.of(built.json().path("data").path("project").path("path").asString());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theApplicationsOwnTestsGoRed(Twin twin) throws Exception {
        var file = app.resolve(twin.file());
        var whole = Files.readString(file);
        assertThat(whole).contains(twin.line());
        Files.writeString(file, whole.replace(twin.line(), twin.broken()));
        try {
            assertThat(cargoTest()).contains("test result: FAILED").doesNotContain("could not compile");
        } finally {
            Files.writeString(file, whole);
        }
    }

    private String cargoTest() throws IOException, InterruptedException {
        try (var held = FileLock.await(home.cache().resolve("cargo-target.lock"), () -> {})) {
            var log = folder.resolve("cargo.log");
            var builder = new ProcessBuilder("cargo", "test", "--locked", "--workspace", "--no-fail-fast")
                    .directory(app.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().put("CARGO_TARGET_DIR", home.cargoTarget().toString());
            builder.environment().put("CARGO_TERM_COLOR", "never");
            assertThat(builder.start().waitFor()).isNotZero();
            return Files.readString(log);
        }
    }

    @AfterAll
    void delete() throws Exception {
        BuildStoryTest.deleteAll(new Cli(folder.resolve("home")));
    }
}
