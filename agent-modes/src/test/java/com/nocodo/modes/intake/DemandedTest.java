package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.SpecCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Turns of phrase of rules and wishes in `src/test/resources/demanded`: after `=` the records that a group of cases is
/// about, then each sentence and the lines of [Demands] that it adds, indented.
class DemandedTest {

    record Case(String records, String sentence, List<String> added) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/demanded"))) {
            return files.sorted().flatMap(DemandedTest::cases).toList().stream();
        }
    }

    private static Stream<Case> cases(Path file) {
        try {
            var result = new ArrayList<Case>();
            for (var group : Files.readString(file).split("(?m)^= ")) {
                var records = group.lines().findFirst().orElse("");
                Arrays.stream(group.substring(records.length()).split("\n(?! )"))
                        .filter(s -> !s.isBlank())
                        .forEach(s -> result.add(new Case(
                                records,
                                s.lines().findFirst().orElseThrow().replace("\\n", "\n"),
                                s.lines().skip(1).map(String::strip).toList())));
            }
            return result.stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAdded(Case said) {
        var before = Demands.of(new Intake().understand(said.records()).spec());

        var spec =
                new Intake().understand(said.records() + "\n" + said.sentence()).spec();

        var added = new ArrayList<>(Demands.of(spec));
        added.removeAll(before);
        assertThat(SpecCheck.problems(spec)).isEmpty();
        assertThat(added).isEqualTo(said.added());
    }
}
