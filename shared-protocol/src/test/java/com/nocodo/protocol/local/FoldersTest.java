package com.nocodo.protocol.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void aProgramThatIsALinkIsNotPutInPlace() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "x");
        var program = Files.createSymbolicLink(folder.resolve("program"), secret);
        var place = folder.resolve("place/app");

        assertThatThrownBy(() -> Folders.place(program, place)).isInstanceOf(IOException.class);

        assertThat(place).doesNotExist();
        assertThat(place.getParent()).isEmptyDirectory();
        assertThat(secret).hasContent("x");
    }

    @Test
    void aWayOutOfAFolderByALinkIsRefused() throws IOException {
        var inside = Files.createDirectories(folder.resolve("inside/deep"));
        Files.createSymbolicLink(inside.resolve("out"), folder);

        assertThatCode(() -> Folders.requireInside(folder.resolve("inside"), inside.resolve("not/there/yet")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Folders.requireInside(folder.resolve("inside"), inside.resolve("out/new")))
                .hasMessageContaining("leads out of");
    }

    @Test
    void aFolderThatIsReachedByALinkIsAFolderAllTheSame() throws IOException {
        var real = Files.createDirectory(folder.resolve("real"));
        var linked = Files.createSymbolicLink(folder.resolve("linked"), real);

        assertThatCode(() -> Folders.requireInside(linked, linked.resolve("file")))
                .doesNotThrowAnyException();
    }
}
