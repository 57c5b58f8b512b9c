package com.nocodo.vault.memory;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A running process of the vault: any Java machine that was started with one of our programs, from this build. The
/// machine that runs the tests is none.
///
/// @param program the name of its main class without the package
public record OurProcess(long pid, String program) {
    private static final String PACKAGE = "com.nocodo.vault.";

    public static List<OurProcess> all() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(process.pid()).stream())
                .toList();
    }

    public static Stream<OurProcess> all(String program) {
        return all().stream().filter(one -> one.program.equals(program));
    }

    private static Optional<OurProcess> of(long pid) {
        var argv = words(pid, "cmdline");
        var built = Path.of("target/classes").toAbsolutePath().toString();
        var isOurs = argv.stream()
                .anyMatch(word -> Arrays.asList(word.split(File.pathSeparator)).contains(built));
        return argv.stream()
                .filter(word -> isOurs && word.startsWith(PACKAGE))
                .findFirst()
                .map(main -> new OurProcess(pid, main.substring(main.lastIndexOf('.') + 1)));
    }

    /// Its arguments or its environment, as everybody or its owner can read them; nothing of one that is gone.
    public static List<String> words(long pid, String file) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
            return List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The most that a core dump of it may have, as the system says it.
    public String coreLimit() throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "limits"))
                .lines()
                .filter(line -> line.startsWith("Max core file size"))
                .map(line -> line.replaceAll(" +", " ").strip())
                .findFirst()
                .orElse("not known");
    }

    public void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    /// Waits until those that meet the condition are gone.
    public static void awaitEnd(Predicate<OurProcess> which) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (all().stream().anyMatch(which)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("still there: " + all());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
