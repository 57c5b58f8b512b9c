package com.nocodo.protocol.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {
    @TempDir
    Path folder;

    @Test
    void theNewestLinesAreReadHoweverLongTheLogIs() throws Exception {
        var text = IntStream.rangeClosed(1, 100_000).mapToObj(n -> "line " + n + "\n");
        var log = Files.writeString(folder.resolve("log"), text.collect(Collectors.joining()));

        assertThat(Tail.lines(log, 2)).containsExactly("line 99999", "line 100000");
        assertThat(Tail.lines(log, 40_000)).hasSize(40_000).startsWith("line 60001");
        assertThat(Tail.lines(log, Integer.MAX_VALUE)).hasSize(100_000);
    }

    @Test
    void whatIsNotUtf8IsReplaced() throws Exception {
        var log = Files.write(folder.resolve("log"), "caf\u00e9\nend\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Tail.lines(log, 9)).containsExactly("caf\ufffd", "end");
    }
}
