package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.SpecCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Turns of phrase and what they must be understood as, by topic in `src/test/resources/said`: words, then the spec's
/// lines of [Sketch] indented, cases parted by `---`.
class SaidTest {

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/said"))) {
            return files.sorted().flatMap(SaidTest::cases).toList().stream();
        }
    }

    private static Stream<String> cases(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("\n---\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isUnderstood(String told) {
        int end = told.indexOf("\n    ");

        var spec = new Intake().understand(told.substring(0, end)).spec();

        assertThat(SpecCheck.problems(spec)).isEmpty();
        assertThat(Sketch.of(spec)).containsExactly(told.substring(end).strip().split("\\n\\s+"));
    }
}
