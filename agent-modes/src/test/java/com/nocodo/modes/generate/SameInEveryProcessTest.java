package com.nocodo.modes.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.generate.backend.BackendGenerator;
import com.nocodo.modes.generate.frontend.FrontendGenerator;
import com.nocodo.modes.spec.SpecYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A build that is killed goes on in another process, where `Map.of` has another order: what is written then must be
/// what is written already.
class SameInEveryProcessTest {
    private static final int PROCESSES = 6;

    @Test
    void theSameSpecGivesTheSameFiles() throws Exception {
        var told = new TreeSet<String>();
        for (int i = 0; i < PROCESSES; i++) {
            told.addAll(generated());
        }

        assertThat(told).hasSizeGreaterThan(50);
        assertThat(told).extracting(line -> line.split(" ", 2)[1]).doesNotHaveDuplicates();
    }

    private static List<String> generated() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameInEveryProcessTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    public static void main(String... arguments) throws Exception {
        try (var in = Objects.requireNonNull(BackendGenerator.class.getResourceAsStream("everything.yaml"))) {
            var spec = SpecYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Stream.concat(BackendGenerator.generate(spec).stream(), FrontendGenerator.generate(spec).stream())
                    .forEach(file -> System.out.println(file.content().hashCode() + " " + file.path()));
        }
    }
}
