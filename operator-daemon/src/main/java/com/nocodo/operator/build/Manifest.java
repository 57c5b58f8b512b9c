package com.nocodo.operator.build;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The file `.nocodo/generated.sha256` in an application: which files the generator wrote, and what was in them. A file
/// whose content differs was edited by hand.
record Manifest(Map<String, String> hashes) {
    static final String PATH = ".nocodo/generated.sha256";

    static Manifest read(Path app) {
        Map<String, String> hashes = new TreeMap<>();
        var file = app.resolve(PATH);
        try {
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    if (line.length() > 66) {
                        hashes.put(line.substring(66), line.substring(0, 64));
                    }
                }
            }
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", file, Reason.of(e))
                    .toException();
        }
        return new Manifest(hashes);
    }

    /// In the form that `sha256sum --check` reads.
    String text() {
        return hashes.entrySet().stream()
                .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /// Files that are there, but not as they were written.
    java.util.List<String> edited(Path app) {
        return hashes.entrySet().stream()
                .filter(e -> Files.isRegularFile(app.resolve(e.getKey())))
                .filter(e -> !Rendering.hash(content(app.resolve(e.getKey()))).equals(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
