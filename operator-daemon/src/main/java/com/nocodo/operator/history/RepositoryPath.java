package com.nocodo.operator.history;

import com.nocodo.protocol.Problem;
import java.util.List;

/// A path inside a repository, as git names it.
final class RepositoryPath {
    private static final int LONGEST = 1000;

    private RepositoryPath() {}

    static String checked(String path) {
        var parts = List.of(path.split("/", -1));
        var plain = parts.stream().noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!plain
                || path.length() > LONGEST
                || path.chars().anyMatch(c -> c < ' ' || Character.isSurrogate((char) c) && !wellFormed(path))) {
            throw Problem.invalid(
                            "'%.60s' is no path here: say it from the root of the repository, as in backend/src/main.rs",
                            path.replaceAll("\\p{Cntrl}", "?"))
                    .toException();
        }
        return path;
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
