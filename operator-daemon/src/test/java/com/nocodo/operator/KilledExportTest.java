package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.moving.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whenever an export is killed, its file is whole or not there, and the next command tidies up.
class KilledExportTest {
    private static final int UPLOADS = 40;

    @TempDir
    Path folder;

    @Test
    void aKilledExportLeavesNoHalfFile() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try (var place = new Place(cli.home()).withProject()) {
            fill(place);
        }
        int killed = 0;
        for (int n = 0; n < 6; n++) {
            var target = Files.createDirectory(folder.resolve("out" + n)).resolve("boats.nocodo");
            var part = target.resolveSibling(".boats.nocodo.part");
            var export = cli.start(
                    folder.resolve("out"), folder.resolve("err"), "project", "export", "boats", target.toString());
            while (export.isAlive() && (!Files.exists(part) || Files.size(part) < n * 12_000_000L)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            export.destroyForcibly().waitFor();
            killed += Files.exists(part) ? 1 : 0;

            assertThat(cli.run("project", "list").exit()).isZero();

            assertThat(part).doesNotExist();
            if (Files.exists(target)) {
                whole(target);
            }
            assertThat(state(cli).toFile().list()).doesNotContain("export", "export-staging");
        }
        assertThat(killed).isGreaterThan(2);
        assertThat(cli.run("project", "export", "boats", folder.toString()).exit())
                .isZero();
        whole(folder.resolve("boats.nocodo"));
    }

    private static Path state(Cli cli) {
        return cli.home().resolve("state").resolve(Place.ID);
    }

    private static void whole(Path file) throws Exception {
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("contents.json")).isNotNull();
            assertThat(zip.stream().filter(entry -> entry.getName().startsWith("data/files/")))
                    .hasSize(UPLOADS);
        }
    }

    private static void fill(Place place) throws Exception {
        place.write("DELETE FROM app_files");
        var random = new Random(1);
        var bytes = new byte[2_000_000];
        for (int id = 1; id <= UPLOADS; id++) {
            place.write("INSERT INTO app_files (id, name) VALUES (%d, 'photo')".formatted(id));
            random.nextBytes(bytes);
            Files.write(place.data().resolve("files/" + id), bytes);
        }
    }
}
