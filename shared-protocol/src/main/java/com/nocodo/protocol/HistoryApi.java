package com.nocodo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a project's repository keeps, to look at: its spec, its checkpoints, and the files of each. A commit is named
/// `HEAD` or by 7 to 64 hex digits; one that is not there is `not_found`. Before the first build there is no
/// repository: then there are no checkpoints, and no commit is found.
public interface HistoryApi {

    /// The most checkpoints, entries or files that one call answers with.
    int MOST = 1000;

    /// The most bytes of a file or a patch; of a patch that is longer the rest is left out.
    int MOST_BYTES = 1_000_000;

    /// The most lines of a log that one call answers with.
    int MOST_LINES = 10_000;

    /// The most characters of a name that files are found by.
    int LONGEST_NAME = 200;

    /// The spec as it is agreed.
    ///
    /// @param yaml as `nocodo.yaml`
    /// @param hash sha256 of it
    record SpecView(String yaml, String hash) {}

    /// One commit.
    ///
    /// @param tree git's id of the source tree, as checks name it
    record CheckpointView(String commit, String tree, Instant at, String author, String subject) {}

    /// One entry of a folder.
    ///
    /// @param path from the root of the repository
    /// @param kind `file`, `folder`, `link` or `repository`
    /// @param size in bytes; null where it is no file
    record EntryView(String path, String kind, @Nullable Long size) {}

    /// What is in a folder at a commit.
    ///
    /// @param cut whether there is more than [#MOST]
    record FolderView(String commit, List<EntryView> entries, boolean cut) {}

    /// One file at a commit.
    ///
    /// @param encoding `utf-8`, or `base64` for what is no text
    record FileView(String commit, String path, long size, String encoding, String content) {}

    /// A file that differs.
    ///
    /// @param added lines; null where it is no text
    record FileChangeView(
            String path, @Nullable Integer added, @Nullable Integer removed) {}

    /// What differs between two commits.
    ///
    /// @param from empty where there is nothing before
    /// @param patch as `git diff` writes it
    /// @param cut whether the patch, or the list, is longer than what is here
    record DiffView(String from, String to, List<FileChangeView> files, String patch, boolean cut) {}

    /// What one run of one check showed, for exactly one source tree.
    ///
    /// @param commands what was run
    /// @param findings causes in the tools' words
    record EvidenceView(
            CheckView check, String tree, List<String> commands, Instant started, int exit, List<String> findings) {}

    /// The end of what a check wrote.
    ///
    /// @param kept whether the log of exactly that evidence is still there: a later run of the check writes over it
    record LogView(boolean kept, List<String> lines) {
        public LogView {
            lines = List.copyOf(lines);
        }
    }

    SpecView spec();

    /// Newest first.
    ///
    /// @param from the first of them, a commit
    /// @param limit 1 to [#MOST]
    List<CheckpointView> checkpoints(String from, int limit);

    /// @param folder from the root of the repository; empty: the root
    FolderView folder(String commit, String folder);

    /// The files at a commit whose path has this in it; large and small letters are the same.
    ///
    /// @param name 1 to [#LONGEST_NAME] characters
    FolderView find(String commit, String name);

    FileView file(String commit, String path);

    DiffView diff(String from, String to);

    /// What a commit changed: the difference to the one before it. Of the first commit that is everything.
    DiffView change(String commit);

    /// The newest of each check, in the order of their ids.
    List<EvidenceView> evidence();

    /// What a check wrote when it was run for a source tree.
    ///
    /// @param tree as [EvidenceView] names it
    /// @param lines the newest of them, 1 to [#MOST_LINES]
    LogView log(String check, String tree, int lines);
}
