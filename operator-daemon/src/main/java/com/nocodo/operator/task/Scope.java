package com.nocodo.operator.task;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which task a file belongs to: the one with the longest matching pattern.
public final class Scope {
    private Scope() {}

    public static Optional<Task> owner(List<Task> tasks, String path) {
        return tasks.stream()
                .filter(task -> longest(task, path) > 0)
                .max(Comparator.comparingInt(task -> longest(task, path)));
    }

    private static int longest(Task task, String path) {
        return task.scope().stream()
                .filter(pattern -> matches(pattern, path))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean matches(String pattern, String path) {
        var files = FileSystems.getDefault();
        return files.getPathMatcher("glob:" + pattern).matches(Path.of(path))
                || pattern.contains("/**/")
                        && files.getPathMatcher("glob:" + pattern.replace("/**/", "/"))
                                .matches(Path.of(path));
    }
}
