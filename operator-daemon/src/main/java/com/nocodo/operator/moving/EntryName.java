package com.nocodo.operator.moving;

import com.nocodo.protocol.Problem;
import java.util.regex.Pattern;

/// The names that entries of the file can have. Whatever else a file names is refused, so that no name leads anywhere.
final class EntryName {
    static final String HISTORY = "history.json";
    static final String REPOSITORY = "repository.bundle";
    static final String DATABASE = "data/app.db";
    static final String PASSWORD = "owner-password";

    private static final Pattern UPLOAD = Pattern.compile("data/files/([1-9][0-9]{0,18})");
    private static final Pattern KEPT = Pattern.compile("kept/[1-9][0-9]{0,4}/app\\.db");

    private EntryName() {}

    static String upload(long id) {
        return "data/files/" + id;
    }

    static boolean isUpload(String name) {
        return UPLOAD.matcher(name).matches();
    }

    /// Data that a change which was taken back made, and that nobody else has.
    static String kept(int number) {
        return "kept/%d/app.db".formatted(number);
    }

    static boolean isKept(String name) {
        return KEPT.matcher(name).matches();
    }

    static void check(String name) {
        var known = switch (name) {
            case Contents.NAME, HISTORY, REPOSITORY, DATABASE, PASSWORD -> true;
            default -> isUpload(name) || isKept(name);
        };
        if (!known) {
            throw Problem.invalid(
                            "The file has an entry '%s' that no export writes%s. Nothing was imported.",
                            shown(name), leadsAway(name) ? " and that leads out of the project" : "")
                    .toException();
        }
    }

    private static boolean leadsAway(String name) {
        return name.matches("(?s)[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");
    }

    private static String shown(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
