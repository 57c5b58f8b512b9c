package com.nocodo.operator.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObjectsTest {
    @TempDir
    Path folder = Path.of(".");

    @Test
    void whatIsTooLargeOrMissingIsPassedOver() throws IOException {
        var output = Files.writeString(
                folder.resolve("output"),
                "c1:app.yaml missing\nc2 blob 4000001\n" + "x".repeat(4_000_001) + "\nc3 blob 4\nfits\n");

        var found = GitObjects.first(output, bytes -> true);

        assertThat(found).hasValue("fits".getBytes(StandardCharsets.UTF_8));
    }
}
