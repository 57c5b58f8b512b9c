package com.nocodo.operator.workspace;

import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Outcome;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The `git` of one repository, as a program: no hooks, no configuration but the repository's own.
public final class Git {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Set<String> OF_THE_FILES = Set.of("add", "commit", "status", "read-tree");
    private static final long LONGEST_LIST = 64L * 1024 * 1024;

    private final ProcessRunner runner;
    private final Path repository;
    private final Path log;

    public Git(ProcessRunner runner, Path repository, Path log) {
        this.runner = runner;
        this.repository = repository;
        this.log = log;
    }

    /// Makes the folder a repository, unless it is one.
    public void init() throws InterruptedException {
        try {
            Files.createDirectories(repository);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", repository, Reason.of(e))
                    .toException();
        }
        if (exists()) {
            unlock();
        } else {
            run("init", "--quiet", "--initial-branch=main");
        }
    }

    /// Where `.git` is a file it names the place, as in a linked working tree.
    private boolean exists() {
        var git = repository.resolve(".git");
        return Files.isRegularFile(git)
                || Files.exists(git.resolve("HEAD")) && Files.isDirectory(git.resolve("objects"));
    }

    /// Removes the locks that a killed git left in the repository, which must be there.
    public void unlock() {
        if (!exists()) {
            throw Problem.conflict(
                            "The repository %s is gone. Bring it back, or remove the project with: nocodo project delete",
                            repository)
                    .toException();
        }
        GitLocks.removeLeftIn(repository);
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
        if (newest().isEmpty()) {
            return Optional.empty(); // git log fails where there is no commit yet
        }
        var found = run("log", "--format=%H", "--fixed-strings", "--grep=" + trailer, "--max-count=1");
        return found.isBlank() ? Optional.empty() : Optional.of(found.strip());
    }

    /// The newest commit, whatever its branch is called.
    public String head() throws InterruptedException {
        return newest().orElseThrow(() -> Problem.unavailable("git finds no commit in %s: %s", repository, tail())
                .toException());
    }

    private Optional<String> newest() throws InterruptedException {
        return attempt(List.of("rev-parse", "--verify", "HEAD")).map(String::strip);
    }

    /// Whether there is no commit yet.
    public boolean isEmpty() throws InterruptedException {
        return newest().isEmpty();
    }

    /// Lets what is checked out end with another commit; the files stay as they are.
    public void moveTo(String commit) throws InterruptedException {
        run("update-ref", "HEAD", commit);
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
    ///
    /// @return the commit that was made of what was in none yet
    public Optional<String> restore(String commit) throws InterruptedException {
        var left = status().isBlank() // read-tree would leave new files it does not know
                ? Optional.<String>empty()
                : Optional.of(commit("Keep what is there before going back", "Nocodo-Left: " + commit));
        run("read-tree", "--reset", "-u", commit);
        return left;
    }

    /// The branch that is checked out, if one is.
    public Optional<String> branch() throws InterruptedException {
        return attempt(List.of("symbolic-ref", "--quiet", "--short", "HEAD")).map(String::strip);
    }

    /// Writes every branch and tag, with all their history, into one file.
    public void bundle(Path file) throws InterruptedException {
        run("bundle", "create", "--quiet", file.toString(), "--all");
    }

    /// Takes everything out of such a file, and the branch as the one that is checked out; no file is written yet.
    ///
    /// @param branch empty for none
    public void fetch(Path bundle, String branch, String head) throws InterruptedException {
        run("fetch", "--quiet", "--update-head-ok", "--no-write-fetch-head", bundle.toString(), "+refs/*:refs/*");
        if (branch.isEmpty()) {
            run("fetch", "--quiet", "--no-write-fetch-head", bundle.toString(), "HEAD");
            run("update-ref", "--no-deref", "HEAD", head);
        } else {
            run("symbolic-ref", "HEAD", "refs/heads/" + branch);
        }
        if (!newest().equals(Optional.of(head))) {
            throw Problem.invalid("The repository in the file does not end with the commit %s that it should.", head)
                    .toException();
        }
    }

    /// From now on what is a link in a commit is a file with the same words here.
    public void writeNoLinks() throws InterruptedException {
        run("config", "core.symlinks", "false");
    }

    /// Writes the files of the last commit.
    public void checkOut() throws InterruptedException {
        run("read-tree", "--reset", "-u", "HEAD");
    }

    /// One file of a commit, or what stands in its place.
    public record Entry(String mode, long bytes, String path) {
        public boolean isFile() {
            return mode.startsWith("100");
        }
    }

    /// What the last commit has. A commit that somebody made to have more than can be listed is refused.
    public List<Entry> files() throws InterruptedException {
        var list = attempt(List.of("ls-tree", "-r", "--long", "HEAD"), line -> refuseEndless())
                .orElseThrow(() ->
                        Problem.unavailable("git ls-tree failed: %s", tail()).toException());
        return list.lines().map(Git::entry).toList();
    }

    /// A line is `mode type id size`, then a tab and the path.
    private static Entry entry(String line) {
        var parts = line.substring(0, line.indexOf('\t')).split(" +");
        var bytes = parts[3].equals("-") ? 0 : Long.parseLong(parts[3]);
        return new Entry(parts[0], bytes, line.substring(line.indexOf('\t') + 1));
    }

    private void refuseEndless() {
        if (log.toFile().length() > LONGEST_LIST) {
            throw Problem.invalid("The repository %s has more files than any application.", repository)
                    .toException();
        }
    }

    private String run(String... arguments) throws InterruptedException {
        return attempt(List.of(arguments))
                .orElseThrow(() -> Problem.unavailable("git %s failed: %s", arguments[0], tail())
                        .toException());
    }

    private Optional<String> attempt(List<String> arguments) throws InterruptedException {
        return attempt(arguments, line -> {});
    }

    /// @param watcher is called now and then while it runs
    private Optional<String> attempt(List<String> arguments, Consumer<String> watcher) throws InterruptedException {
        if (OF_THE_FILES.contains(arguments.getFirst())) {
            refuseNested();
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
                "core.quotePath=false",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "submodule.recurse=false",
                "-c",
                "diff.ignoreSubmodules=all"));
        argv.addAll(arguments);
        var environment =
                Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0");
        var outcome = runner.run(new Command(argv, repository, environment, log, LIMIT), watcher);
        if (outcome instanceof Outcome.NotStarted(var reason)) {
            throw Problem.unavailable("git cannot be started (%s). Install git, then run the command again.", reason)
                    .toException();
        }
        return outcome.ok() ? Optional.of(tail()) : Optional.empty();
    }

    /// Git runs what the settings of a repository name, also of one inside the other: what is built must not bring one.
    private void refuseNested() {
        var own = repository.resolve(".git");
        try (var files = Files.walk(repository)) {
            var nested = files.filter(file -> file.endsWith(".git") && !file.equals(own))
                    .findFirst();
            if (nested.isPresent()) {
                throw Problem.conflict(
                                "%s is a repository inside the application's. Remove it; nothing is built until then.",
                                repository.relativize(nested.get()))
                        .toException();
            }
        } catch (IOException | UncheckedIOException e) {
            throw Problem.unavailable("%s cannot be read: %s", repository, Reason.of(e))
                    .toException();
        }
    }

    private String tail() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
