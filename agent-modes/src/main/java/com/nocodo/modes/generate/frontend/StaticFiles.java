package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The files that are the same in every app: components, library, styles, packages.
final class StaticFiles {
    private StaticFiles() {}

    static List<GeneratedFile> all() {
        return text("files.txt")
                .lines()
                .map(path -> GeneratedFile.of(path.replace("/gitignore", "/.gitignore"), text(path)))
                .toList();
    }

    static String text(String name) {
        try (var in = Objects.requireNonNull(StaticFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
