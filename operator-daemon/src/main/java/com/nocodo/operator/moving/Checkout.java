package com.nocodo.operator.moving;

import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.util.List;

/// Makes a repository of what the file has. The repository is somebody's: what its files would become is asked before
/// any of them is there.
public final class Checkout {
    private static final int MOST_FILES = 200_000;
    private static final int MOST_LINKS = 1_000;

    private Checkout() {}

    static void of(Git git, Path bundle, History.Branch branch, long mostBytes) throws InterruptedException {
        git.init();
        git.fetch(bundle, branch.name(), branch.head());
        refuseLinks(git.files());
        whole(git, mostBytes);
    }

    /// Of a repository that was fetched. Its links are written as links where none of them leads out of it, else as
    /// files that say where to.
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
        if (haveWayOut(git, files)) {
            git.writeNoLinks();
        }
        git.checkOut();
    }

    private static boolean haveWayOut(Git git, List<Git.Entry> files) throws InterruptedException {
        var links = files.stream().filter(file -> file.mode().equals("120000")).toList();
        if (links.size() > MOST_LINKS) {
            return true;
        }
        for (var link : links) {
            var target = git.show("HEAD", link.path());
            if (target.isEmpty() || !staysInside(link.path(), target.get())) {
                return true;
            }
        }
        return false;
    }

    /// Upwards only at its beginning: behind a name, which may be a link, nobody knows where that is.
    static boolean staysInside(String path, String target) {
        var words = List.of(target.split("/", -1));
        var up = words.stream().takeWhile(".."::equals).count();
        return !target.startsWith("/")
                && !words.subList((int) up, words.size()).contains("..")
                && up <= path.chars().filter(letter -> letter == '/').count();
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
