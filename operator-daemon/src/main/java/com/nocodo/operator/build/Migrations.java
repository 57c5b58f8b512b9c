package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The migrations in an application's repository.
final class Migrations {
    private Migrations() {}

    static boolean is(String path) {
        return path.contains("/migrations/");
    }

    /// As they lie there: once written, a migration stays.
    static List<GeneratedFile> existing(Path app) {
        var folder = app.resolve("backend/migrations");
        List<GeneratedFile> files = new ArrayList<>();
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                files.add(GeneratedFile.of(app.relativize(file).toString(), Files.readString(file)));
            }
            return files;
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    /// The number of the next migration: as many as there are, since they are counted from zero.
    static int next(Path app) {
        try (var found = Files.list(app.resolve("backend/migrations/sqlite"))) {
            return (int) found.filter(Files::isDirectory).count();
        } catch (IOException e) {
            throw Problem.unavailable("The migrations cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }
}
