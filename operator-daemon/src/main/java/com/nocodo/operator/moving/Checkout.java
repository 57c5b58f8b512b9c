package com.nocodo.operator.moving;

import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.util.List;

/// Makes a repository of what the file has. The repository is somebody's: what its files would become is asked before
/// any of them is there.
public final class Checkout {
    private static final int MOST_FILES = 200_000;

    private Checkout() {}

    static void of(Git git, Path bundle, History.Branch branch, long mostBytes) throws InterruptedException {
        git.init();
        git.fetch(bundle, branch.name(), branch.head());
        refuseLinks(git.files());
        whole(git, mostBytes);
    }

    /// Of a repository that was fetched; its links are written as links.
    public static void whole(Git git, long mostBytes) throws InterruptedException {
        var files = git.files();
        var bytes = files.stream().mapToLong(Git.Entry::bytes).sum();
        if (files.size() > MOST_FILES || bytes > mostBytes) {
            throw Problem.invalid(
                            "The repository in the file has %d files with %d MB, which is more than an application has"
                                    + " or more than fits. Nothing was taken.",
                            files.size(), bytes / 1_000_000)
                    .toException();
        }
        git.checkOut();
    }

    /// A link could lead anywhere on a machine that it was not made for.
    static void refuseLinks(List<Git.Entry> files) {
        files.stream().filter(file -> !file.isFile()).findFirst().ifPresent(link -> {
            throw Problem.conflict(
                            "'%.80s' in the repository is a link or another repository, which cannot be moved. Put"
                                    + " what it stands for in its place and commit that.",
                            link.path())
                    .toException();
        });
    }
}
