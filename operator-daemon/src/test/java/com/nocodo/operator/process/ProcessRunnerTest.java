package com.nocodo.operator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {
    @TempDir
    Path folder;

    private Outcome run(Duration limit, String... argv) throws InterruptedException {
        var runner = new ProcessRunner(
                new ProcessNotes(folder), Map.of("PATH", System.getenv("PATH"), "ANTHROPIC_API_KEY", "secret"));
        return runner.run(
                new Command(List.of(argv), folder, Map.of("OWN", "1"), folder.resolve("log"), limit), line -> {});
    }

    @Test
    void aProgramGetsAClosedStdinAndOnlyTheVariablesItNeeds() throws Exception {
        assertThat(run(Duration.ofSeconds(20), "sh", "-c", "cat; env").ok()).isTrue();

        assertThat(Files.readString(folder.resolve("log"))).contains("OWN=1").doesNotContain("secret");
    }

    @Test
    void aProgramThatTakesTooLongEndsWithItsChildren() throws Exception {
        var outcome = run(Duration.ofMillis(600), "sh", "-c", "sleep 61.7 & echo $!; wait");

        assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
        long child = Long.parseLong(Files.readString(folder.resolve("log")).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(notes()).isEmpty();
    }

    @Test
    void aProgramThatDoesNotExistIsSaidSo() throws InterruptedException {
        assertThat(run(Duration.ofSeconds(1), "no-such-program-here")).isInstanceOf(Outcome.NotStarted.class);
    }

    @Test
    void whatAnEndedOwnerLeftRunningIsEnded() throws Exception {
        var orphan = new ProcessBuilder("sleep", "62.3").start();
        Files.writeString(
                folder.resolve(orphan.pid() + ".process"),
                ProcessNotes.identity(orphan.toHandle()) + "\n999999999 2020-01-01T00:00:00Z\n");

        new ProcessNotes(folder).endOrphans();

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(notes()).isEmpty();
    }

    @Test
    void aNoteThatIsGoneWhenItIsReadKeepsNobodyFromTheOthers() throws Exception {
        var orphan = new ProcessBuilder("sleep", "62.4").start();
        Files.writeString(
                folder.resolve(orphan.pid() + ".process"),
                ProcessNotes.identity(orphan.toHandle()) + "\n999999999 2020-01-01T00:00:00Z\n");
        for (int n = 0; n < 40; n++) { // listed, and cannot be read
            Files.createSymbolicLink(folder.resolve("gone-" + n + ".process"), folder.resolve("nowhere"));
        }

        new ProcessNotes(folder).endOrphans();

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aNoteThatIsNoneKeepsNobodyFromTheOthersAndIsRemoved() throws Exception {
        var orphan = new ProcessBuilder("sleep", "62.5").start();
        Files.writeString(
                folder.resolve(orphan.pid() + ".process"),
                ProcessNotes.identity(orphan.toHandle()) + "\n999999999 2020-01-01T00:00:00Z\n");
        for (int n = 0; n < 20; n++) {
            Files.writeString(folder.resolve("words-" + n + ".process"), "no number\nat all\n");
            Files.write(folder.resolve("bytes-" + n + ".process"), new byte[] {(byte) 0xff, 0, 10, 10});
        }

        new ProcessNotes(folder).endOrphans();

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(notes()).isEmpty();
    }

    private List<Path> notes() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".process")).toList();
        }
    }
}
