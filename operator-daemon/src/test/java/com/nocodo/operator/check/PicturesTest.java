package com.nocodo.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2};

    @TempDir
    Path folder = Path.of(".");

    private Pictures pictures() {
        return new Pictures(folder.resolve("pictures"));
    }

    private void keep(String tree, byte[] content) throws IOException {
        pictures().keep(tree, Files.write(folder.resolve("made.jpg"), content));
    }

    @Test
    void aPictureIsFoundByItsTree() throws IOException {
        keep("c0ffee", JPEG);

        assertThat(pictures().find("c0ffee")).hasValue(JPEG);
        assertThat(pictures().find("beef")).isEmpty();
        assertThat(folder.resolve("made.jpg")).doesNotExist();
    }

    @Test
    void whatIsNoPictureIsNotKept() throws IOException {
        keep("c0ffee", "<svg onload=x>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        pictures().keep("beef", folder.resolve("never-made.jpg"));

        assertThat(pictures().has("c0ffee")).isFalse();
        assertThat(pictures().has("beef")).isFalse();
    }

    @Test
    void whatIsTooLargeOrALinkIsNotReadAtAll() throws IOException {
        var large = folder.resolve("large.jpg");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.write(JPEG);
            file.setLength(1L << 40); // takes no room on the disk, but would in memory
        }
        var secret = Files.write(folder.resolve("secret.jpg"), JPEG);
        var link = Files.createSymbolicLink(folder.resolve("link.jpg"), secret);

        pictures().keep("c0ffee", large);
        pictures().keep("beef", link);
        pictures().keep("dead", Files.createDirectory(folder.resolve("folder.jpg")));

        assertThat(pictures().has("c0ffee")).isFalse();
        assertThat(pictures().has("beef")).isFalse();
        assertThat(pictures().has("dead")).isFalse();
        assertThat(secret).exists();
    }

    @Test
    void theOldestGoWhereThereAreTooMany() throws IOException {
        for (int n = 0; n < 200; n++) {
            var tree = "%08x".formatted(n);
            keep(tree, JPEG);
            Files.setLastModifiedTime(folder.resolve("pictures/" + tree + ".jpg"), FileTime.fromMillis(1000L + n));
        }

        keep("ffff", JPEG);

        assertThat(pictures().has("00000000")).isFalse();
        assertThat(pictures().has("00000001")).isTrue();
        assertThat(pictures().has("ffff")).isTrue();
    }

    @Test
    void aNameThatIsNoTreeLeadsNowhere() throws IOException {
        Files.write(folder.resolve("made.jpg"), JPEG);

        assertThat(pictures().find("../made")).isEmpty();
    }
}
