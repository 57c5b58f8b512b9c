package com.nocodo.operator.task;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which task a file belongs to: the one with the longest matching pattern.
public final class Scope {
    private final List<Pattern> patterns;

    /// @param length how much of a path the pattern says
    private record Pattern(Task task, int length, PathMatcher matcher) {}

    public Scope(List<Task> tasks) {
        this.patterns = tasks.stream()
                .flatMap(task -> task.scope().stream().flatMap(text -> patterns(task, text)))
                .sorted(Comparator.comparingInt(Pattern::length).reversed())
                .toList();
    }

    /// `a/**/b` also means `a/b`.
    private static Stream<Pattern> patterns(Task task, String text) {
        return Stream.of(text, text.replace("/**/", "/"))
                .distinct()
                .map(form -> new Pattern(
                        task, text.length(), FileSystems.getDefault().getPathMatcher("glob:" + form)));
    }

    public Optional<Task> owner(String path) {
        var place = Path.of(path);
        return patterns.stream()
                .filter(pattern -> pattern.matcher().matches(place))
                .map(Pattern::task)
                .findFirst();
    }
}
