package com.nocodo.operator.history;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.GitReader;
import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One project's history, read from its repository.
public final class History implements HistoryApi {
    private static final int LIST_BYTES = 4_000_000;
    private static final String FIELD = "\u001f";

    private final Project project;
    private final GitReader git;
    private final Evidence evidence;
    private final CheckLogs logs;

    /// @param logs where the checks of the project write
    public History(Project project, GitReader git, Evidence evidence, Path logs) {
        this.project = project;
        this.git = git;
        this.evidence = evidence;
        this.logs = new CheckLogs(logs);
    }

    @Override
    public SpecView spec() {
        return new SpecView(project.spec(), project.specHash());
    }

    @Override
    public List<CheckpointView> checkpoints(String from, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("%d checkpoints at once: say how many, from 1 to %d", limit, MOST)
                    .toException();
        }
        if (from.equals("HEAD") && !git.hasRepository()) {
            return List.of();
        }
        var format = "--format=%H%x1f%T%x1f%cI%x1f%an%x1f%s";
        return records("log", "-z", format, "--max-count=" + limit, commit(from), "--").stream()
                .map(line -> line.split(FIELD, 5))
                .map(part -> new CheckpointView(part[0], part[1], Instant.parse(part[2]), part[3], part[4]))
                .toList();
    }

    @Override
    public FolderView folder(String commit, String folder) {
        var id = commit(commit);
        var path = folder.isEmpty() ? "" : RepositoryPath.checked(folder) + "/";
        var all = path.isEmpty() ? records("ls-tree", "-l", "-z", id) : records("ls-tree", "-l", "-z", id, "--", path);
        if (all.isEmpty() && !path.isEmpty()) {
            throw Problem.notFound("There is no folder '%.200s' at %.10s.", folder, id)
                    .toException();
        }
        return new FolderView(id, all.stream().limit(MOST).map(History::entry).toList(), all.size() > MOST);
    }

    @Override
    public FolderView find(String commit, String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            throw Problem.invalid("Say 1 to %d characters of the file's name.", LONGEST_NAME)
                    .toException();
        }
        var id = commit(commit);
        var found = records("ls-tree", "-r", "-l", "-z", id).stream()
                .map(History::entry)
                .filter(entry -> entry.path().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return new FolderView(id, found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    /// `mode kind object size`, a tab, the path.
    private static EntryView entry(String line) {
        var tab = line.indexOf('\t');
        var part = line.substring(0, tab).split(" +");
        var kind = switch (part[1]) {
            case "tree" -> "folder";
            case "commit" -> "repository";
            default -> part[0].equals("120000") ? "link" : "file";
        };
        return new EntryView(line.substring(tab + 1), kind, kind.equals("file") ? Long.valueOf(part[3]) : null);
    }

    @Override
    public FileView file(String commit, String path) {
        var id = commit(commit);
        var name = RepositoryPath.checked(path);
        var found = records("ls-tree", "-l", "-z", id, "--", name).stream()
                .map(History::entry)
                .filter(entry -> entry.path().equals(name) && entry.size() != null)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no file '%.200s' at %.10s.", path, id)
                        .toException());
        var size = java.util.Objects.requireNonNull(found.size());
        if (size > MOST_BYTES) {
            throw Problem.invalid("'%.200s' has %d bytes, and up to %d are shown.", path, size, MOST_BYTES)
                    .toException();
        }
        return Texts.view(
                id,
                name,
                output(MOST_BYTES, "cat-file", "blob", id + ":" + name).bytes());
    }

    @Override
    public DiffView diff(String from, String to) {
        var first = commit(from);
        var second = commit(to);
        return difference(first, second, "diff", List.of(), first, second);
    }

    @Override
    public DiffView change(String commit) {
        var id = commit(commit);
        var before = attempt(200, "rev-parse", "--verify", "--quiet", id + "^1")
                .map(out -> new String(out.bytes(), StandardCharsets.UTF_8).strip())
                .orElse("");
        return difference(before, id, "show", List.of("--format=", "--diff-merges=first-parent"), id);
    }

    private DiffView difference(String from, String to, String verb, List<String> more, String... commits) {
        var options = new ArrayList<>(List.of("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames"));
        options.addAll(more);
        var files = new ArrayList<FileChangeView>();
        for (var line : records(with(verb, options, List.of("--numstat", "-z"), commits))) {
            var part = line.split("\t", 3);
            files.add(new FileChangeView(part[2], number(part[0]), number(part[1])));
        }
        var patch = output(MOST_BYTES, with(verb, options, List.of(), commits));
        var cut = patch.cut() || files.size() > MOST;
        return new DiffView(
                from, to, files.stream().limit(MOST).toList(), new String(patch.bytes(), StandardCharsets.UTF_8), cut);
    }

    private static String[] with(String verb, List<String> options, List<String> more, String... commits) {
        var all = new ArrayList<>(List.of(verb));
        all.addAll(options);
        all.addAll(more);
        all.addAll(Arrays.asList(commits));
        all.add("--");
        return all.toArray(String[]::new);
    }

    private static @org.jspecify.annotations.Nullable Integer number(String lines) {
        return lines.equals("-") ? null : Integer.valueOf(lines);
    }

    @Override
    public List<EvidenceView> evidence() {
        return evidence.newest(project.id()).stream()
                .map(EvidenceRecord::evidence)
                .toList();
    }

    @Override
    public LogView log(String check, String tree, int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw Problem.invalid("%d lines of a log: say how many, from 1 to %d", lines, MOST_LINES)
                    .toException();
        }
        return evidence.any(project.id(), check, tree)
                .map(record -> logs.end(record, lines))
                .orElseThrow(() -> Problem.notFound(
                                "The check '%.60s' has no evidence for the source tree '%.64s'.", check, tree)
                        .toException());
    }

    /// The full id of a commit that is there.
    private String commit(String name) {
        if (!name.matches("HEAD|[0-9a-f]{7,64}")) {
            throw Problem.invalid("'%.70s' is no commit: say HEAD, or 7 to 64 of its hex digits.", name)
                    .toException();
        }
        if (!git.hasRepository()) {
            throw Problem.notFound("%s has no repository yet; it comes with the first build.", project.name())
                    .toException();
        }
        return attempt(200, "rev-parse", "--verify", "--quiet", name + "^{commit}")
                .map(out -> new String(out.bytes(), StandardCharsets.UTF_8).strip())
                .orElseThrow(() -> Problem.notFound("%s has no commit %.64s.", project.name(), name)
                        .toException());
    }

    private List<String> records(String... arguments) {
        var out = output(LIST_BYTES, arguments);
        var all = new String(out.bytes(), StandardCharsets.UTF_8).split("\0");
        var whole = out.cut() ? all.length - 1 : all.length;
        return Arrays.stream(all, 0, whole).filter(one -> !one.isEmpty()).toList();
    }

    private GitReader.Output output(int most, String... arguments) {
        return attempt(most, arguments)
                .orElseThrow(() -> Problem.unavailable("git cannot read the repository of %s.", project.name())
                        .toException());
    }

    private java.util.Optional<GitReader.Output> attempt(int most, String... arguments) {
        try {
            return git.read(most, arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Stopped while the repository was read.").toException();
        }
    }
}
