package com.nocodo.operator.moving;

import java.util.List;
import java.util.regex.Pattern;

/// The names that entries of the file can have. No such name leads anywhere.
final class EntryName {
    static final String HISTORY = "history.json";
    static final String REPOSITORY = "repository.bundle";
    static final String DATABASE = "data/app.db";
    static final String PASSWORD = "owner-password";

    private static final Pattern UPLOAD = Pattern.compile("data/files/([1-9][0-9]{0,18})");
    private static final Pattern KEPT = Pattern.compile("kept/[1-9][0-9]{0,4}/app\\.db");

    static final ParcelKind PROJECT = new ParcelKind(
            "nocodo project export", "Nothing was imported.", EntryName::isKnown, List.of(HISTORY, REPOSITORY));

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

    private static boolean isKnown(String name) {
        return switch (name) {
            case HISTORY, REPOSITORY, DATABASE, PASSWORD -> true;
            default -> isUpload(name) || isKept(name);
        };
    }
}
