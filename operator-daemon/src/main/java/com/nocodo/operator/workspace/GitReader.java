package com.nocodo.operator.workspace;

import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads a repository by `git`, beside whoever works in it: it takes no lock, writes nothing there and runs nothing
/// that the repository's configuration names.
public final class GitReader {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> BEFORE = List.of(
            "git",
            "--no-pager",
            "--no-optional-locks",
            "--literal-pathspecs",
            "-c",
            "core.quotePath=false",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "log.showSignature=false");

    private final ProcessRunner runner;
    private final Path repository;
    private final Path outputs;

    /// @param outputs a folder for what git writes, while it is read
    public GitReader(ProcessRunner runner, Path repository, Path outputs) {
        this.runner = runner;
        this.repository = repository;
        this.outputs = outputs;
    }

    public boolean hasRepository() {
        return Files.exists(repository.resolve(".git"));
    }

    /// The beginning of an output.
    ///
    /// @param cut whether there was more
    public record Output(byte[] bytes, boolean cut) {}

    /// @param most how many bytes are read of what git writes
    /// @return nothing where git finds nothing of that name
    public Optional<Output> read(int most, String... arguments) throws InterruptedException {
        return run(NOTHING, output -> beginning(output, most), arguments);
    }

    /// The first of some objects that is wanted; one process reads them all.
    ///
    /// @param objects as `commit:path`; one that is not there is passed over
    public Optional<byte[]> first(List<String> objects, Predicate<byte[]> wanted) throws InterruptedException {
        Path names = null;
        try {
            Files.createDirectories(outputs);
            names = Files.createTempFile(outputs, "git-", ".in");
            Files.write(names, objects);
            return run(names, output -> GitObjects.first(output, wanted), "cat-file", "--batch")
                    .flatMap(found -> found);
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            remove(names);
        }
    }

    private interface Reading<T> {
        T read(Path output) throws IOException;
    }

    private <T> Optional<T> run(Path input, Reading<T> reading, String... arguments) throws InterruptedException {
        Path output = null;
        try {
            Files.createDirectories(outputs);
            output = Files.createTempFile(outputs, "git-", ".out");
            var argv = new ArrayList<>(BEFORE);
            argv.addAll(List.of(arguments));
            var environment =
                    Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0");
            var outcome = runner.run(new Command(argv, repository, environment, input, output, LIMIT), line -> {});
            return outcome.ok() ? Optional.of(reading.read(output)) : Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            remove(output);
        }
    }

    private static ProblemException unreadable(IOException e) {
        return Problem.unavailable("What git says cannot be read: %s", Reason.of(e))
                .toException();
    }

    private static Output beginning(Path output, int most) throws IOException {
        try (var in = Files.newInputStream(output)) {
            return new Output(in.readNBytes(most), in.read() >= 0);
        }
    }

    private static void remove(@org.jspecify.annotations.Nullable Path output) {
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            // It lies among the logs of the project, and goes with them.
        }
    }
}
