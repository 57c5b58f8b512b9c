package com.nocodo.operator.workspace;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The lock files of a repository. A git that is killed leaves them, and none works there until they are gone.
final class GitLocks {
    private GitLocks() {}

    /// Removes them, unless a git works there now: a person's commit holds its lock while the editor is open. None of
    /// ours can: who asks has the project alone, and what a killed operator left was ended at our start.
    static void removeLeftIn(Path repository) {
        var git = repository.resolve(".git");
        try {
            var locks = Stream.concat(in(git, 1), in(git.resolve("refs"), Integer.MAX_VALUE))
                    .toList();
            if (!locks.isEmpty() && !gitWorksIn(repository.toRealPath())) {
                for (var lock : locks) {
                    Files.deleteIfExists(lock);
                }
            }
        } catch (IOException | UncheckedIOException e) { // the walk throws the unchecked one
            throw Problem.unavailable("The locks in %s cannot be removed: %s", git, Reason.of(e))
                    .toException();
        }
    }

    private static Stream<Path> in(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder, depth)) {
            List<Path> locks = files.filter(file -> file.toString().endsWith(".lock"))
                    .filter(Files::isRegularFile)
                    .toList();
            return locks.stream();
        }
    }

    private static boolean gitWorksIn(Path repository) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.endsWith("/git"))
                        .isPresent())
                .anyMatch(process -> worksIn(process, repository));
    }

    /// Where the system does not tell, it may be here. One that has ended, or whose folder was deleted, is not.
    private static boolean worksIn(ProcessHandle process, Path repository) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .startsWith(repository);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return process.isAlive();
        }
    }
}
