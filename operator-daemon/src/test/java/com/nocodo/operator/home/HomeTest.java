package com.nocodo.operator.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void whatBelongsToProjectsIsClosedToOthersEvenInAFolderThatIsOpen() throws Exception {
        var open = Files.createDirectories(folder.resolve("home/state"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        var home = Home.open(
                folder.resolve("home"),
                Map.of("NOCODO_CACHE", folder.resolve("cache").toString()));

        for (var inside : new Path[] {open, home.projects(), home.run()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                    .isEqualTo("rwx------");
        }
    }
}
