package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The files that are the same in every app, kept beside this class as resources.
final class StaticFiles {
    private static final List<String> PATHS = lines("files.txt");
    private static final String EXTENSIONS = "backend/src/extensions/";

    private StaticFiles() {}

    static List<GeneratedFile> all() {
        return PATHS.stream().map(StaticFiles::file).toList();
    }

    private static GeneratedFile file(String path) {
        var owner = path.startsWith(EXTENSIONS) ? GeneratedFile.Owner.PERSON : GeneratedFile.Owner.GENERATOR;
        return new GeneratedFile(
                path.startsWith("gitignore") || path.startsWith("dockerignore") ? "." + path : path, text(path), owner);
    }

    private static List<String> lines(String path) {
        return text(path).lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(String path) {
        try (var in = StaticFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
