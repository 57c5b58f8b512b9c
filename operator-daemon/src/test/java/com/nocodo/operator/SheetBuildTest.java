package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.preview.AppData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A spreadsheet becomes an application that has its rows.
@Tag("all")
class SheetBuildTest {
    private static final int ROWS = Integer.getInteger("sheet.rows", 3000);

    @TempDir
    Path folder;

    /// Killed while the rows go in; the same command then has each of them once.
    @Test
    void everyRowIsInItOnceOrIsListedWithItsReason() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var file = Files.writeString(folder.resolve("members.csv"), members());
            killWhileFilling(cli, file);
            assertThat(cli.run("project", "list").out()).contains("members").doesNotContain("running");

            var built = cli.run("build", "--from", file.toString(), "--json");

            assertThat(BuildStoryTest.verdicts(built.json())).isEqualTo("");
            var data = built.json().path("data");
            var sheet = data.path("sheet");
            System.out.printf("%d rows in %s s%n", ROWS, data.path("timings").path("fill"));
            assertThat(sheet.path("rows").asInt()).isEqualTo(ROWS);
            assertThat(sheet.path("misfits").size()).isEqualTo(1);
            assertThat(sheet.path("misfits").get(0).path("row").asInt()).isEqualTo(ROWS / 2 + 1);
            assertThat(sheet.path("misfits").get(0).path("value").asString()).isEqualTo("soon");
            assertThat(Path.of(sheet.path("misfits_file").asString())).content().contains("\"soon\"");
            var state = cli.home()
                    .resolve("state")
                    .resolve(data.path("project").path("id").asString());
            assertThat(new AppData(state.resolve("data")).rows()).containsEntry("members", (long) ROWS);
            assertThat(state.resolve("data.new")).doesNotExist();
            assertThat(cli.run("project", "list").out()).contains("running");
        } finally {
            BuildStoryTest.deleteAll(cli);
        }
    }

    private static String members() {
        var csv = new StringBuilder("Name,E-mail,Joined,Fee\n");
        for (int n = 1; n <= ROWS; n++) {
            var joined = n == ROWS / 2 ? "soon" : "2026-%02d-%02d".formatted(n % 12 + 1, n % 28 + 1);
            csv.append("Member %d,m%d@example.org,%s,%d.50\n".formatted(n, n, joined, n % 90 + 10));
        }
        return csv.toString();
    }

    private void killWhileFilling(Cli cli, Path file) throws Exception {
        Files.createDirectories(cli.home());
        var err = folder.resolve("killed.err");
        var build = cli.start(folder.resolve("killed.out"), err, "build", "--from", file.toString());
        while (build.isAlive() && !Files.readString(err).contains("Putting in the rows")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(build.isAlive()).as(Files.readString(err)).isTrue();
        build.destroyForcibly().waitFor();
    }
}
