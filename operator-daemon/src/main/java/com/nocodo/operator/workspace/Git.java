package com.nocodo.operator.workspace;

import com.nocodo.operator.home.Reason;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Outcome;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `git` of one repository, as a program: no hooks, no configuration but the repository's own.
public final class Git {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ProcessRunner runner;
    private final Path repository;
    private final Path log;

    public Git(ProcessRunner runner, Path repository, Path log) {
        this.runner = runner;
        this.repository = repository;
        this.log = log;
    }

    /// Makes the folder a repository, and removes the lock that a killed git leaves.
    public void init() throws InterruptedException {
        try {
            Files.createDirectories(repository);
            Files.deleteIfExists(repository.resolve(".git/index.lock"));
            Files.deleteIfExists(repository.resolve(".git/HEAD.lock"));
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", repository, Reason.of(e))
                    .toException();
        }
        if (!Files.exists(repository.resolve(".git/HEAD")) || !Files.isDirectory(repository.resolve(".git/objects"))) {
            run("init", "--quiet", "--initial-branch=main");
        }
    }

    /// Commits everything that changed. Without a change it gives the commit that carries this trailer already.
    public String commit(String message, String trailer) throws InterruptedException {
        run("add", "--all");
        var commit = List.of("commit", "--quiet", "--no-verify", "--message", message, "--message", trailer);
        if (attempt(commit).isPresent()) {
            return head();
        }
        if (!status().isBlank()) {
            throw Problem.unavailable("git commit failed: %s", tail()).toException();
        }
        return find(trailer).orElse("");
    }

    /// The newest commit whose message has that line.
    public Optional<String> find(String trailer) throws InterruptedException {
        if (!Files.exists(repository.resolve(".git/refs/heads/main"))) {
            return Optional.empty();
        }
        var found = run("log", "--format=%H", "--fixed-strings", "--grep=" + trailer, "--max-count=1");
        return found.isBlank() ? Optional.empty() : Optional.of(found.strip());
    }

    /// The newest commit, read from where git keeps it.
    public String head() throws InterruptedException {
        try {
            return Files.readString(repository.resolve(".git/refs/heads/main")).strip();
        } catch (IOException e) {
            return run("rev-parse", "HEAD").strip();
        }
    }

    /// The id of the tree that the last commit describes.
    public String tree() throws InterruptedException {
        return run("rev-parse", "HEAD^{tree}").strip();
    }

    /// Paths with changes that are in no commit.
    public String status() throws InterruptedException {
        return run("status", "--porcelain");
    }

    /// A file as it was in a commit.
    public Optional<String> show(String commit, String path) throws InterruptedException {
        return attempt(List.of("show", commit + ":" + path));
    }

    /// Brings the working tree back to a commit; what is there instead, in a commit or not yet, stays in git's history.
    public void restore(String commit) throws InterruptedException {
        commit(
                "Keep what is there before going back",
                "Nocodo-Left: " + commit); // read-tree leaves new files it does not know
        run("read-tree", "--reset", "-u", commit);
    }

    private String run(String... arguments) throws InterruptedException {
        return attempt(List.of(arguments))
                .orElseThrow(() -> Problem.unavailable("git %s failed: %s", arguments[0], tail())
                        .toException());
    }

    private Optional<String> attempt(List<String> arguments) throws InterruptedException {
        if (!Files.isDirectory(repository)) {
            throw Problem.conflict(
                            "The repository %s is gone. Bring it back, or remove the project with: nocodo project delete",
                            repository)
                    .toException();
        }
        var argv = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=nocodo",
                "-c",
                "user.email=nocodo@localhost",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "commit.gpgSign=false",
                "-c",
                "gc.auto=0",
                "-c",
                "core.quotePath=false"));
        argv.addAll(arguments);
        var environment =
                Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0");
        var outcome = runner.run(new Command(argv, repository, environment, log, LIMIT), line -> {});
        if (outcome instanceof Outcome.NotStarted(var reason)) {
            throw Problem.unavailable("git cannot be started (%s). Install git, then run the command again.", reason)
                    .toException();
        }
        return outcome.ok() ? Optional.of(tail()) : Optional.empty();
    }

    private String tail() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
