package com.nocodo.vault.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    Path folder;

    /// Says what it is, then waits for its end.
    static final class Sample {
        public static void main(String[] args) throws Exception {
            var shielded = Shield.raise();
            System.out.println(shielded + " " + System.getenv().keySet() + " "
                    + Files.readString(Path.of("/proc/self/limits"))
                            .lines()
                            .filter(line -> line.startsWith("Max core file size"))
                            .findFirst()
                            .orElse("")
                            .replaceAll(" +", " "));
            Lifeline.hold(System.in);
            Thread.sleep(60_000);
        }
    }

    /// Starts a sample, tells its process id, and waits.
    static final class Parent {
        public static void main(String[] args) throws Exception {
            var child = Child.start(sample(), Path.of(args[0]));
            System.out.println(child.pid());
            Thread.sleep(60_000);
        }
    }

    private static Program sample() {
        return new Program(Sample.class, 32, List.of(), Map.of("NOCODO_HOME", "/nowhere"));
    }

    private static String line(Child child) throws IOException {
        var line = new StringBuilder();
        for (int b = child.output().read();
                b >= 0 && b != '\n';
                b = child.output().read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    @Test
    void aChildIsShieldedAndKnowsOnlyWhatItNeeds() throws Exception {
        try (var child = Child.start(sample(), folder.resolve("log"))) {
            var said = line(child);

            assertThat(said).startsWith("true ").contains("NOCODO_HOME").contains("Max core file size 0 0");
            assertThat(said).doesNotContain("JAVA_HOME", "MAVEN");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("log")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aChildEndsWhenItsInputDoes() throws Exception {
        var child = Child.start(sample(), folder.resolve("log"));
        line(child);

        child.end(Duration.ofSeconds(20));

        assertThat(child.ended().get(1, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aChildEndsWithAParentThatIsKilled() throws Exception {
        var program =
                new Program(Parent.class, 32, List.of(folder.resolve("log2").toString()), Map.of());
        var parent = Child.start(program, folder.resolve("log"));
        var grandchild = ProcessHandle.of(Long.parseLong(line(parent))).orElseThrow();

        ProcessHandle.of(parent.pid()).orElseThrow().destroyForcibly();

        assertThat(grandchild.onExit().get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(new String(Files.readAllBytes(folder.resolve("log")), StandardCharsets.UTF_8))
                .isEmpty();
    }
}
