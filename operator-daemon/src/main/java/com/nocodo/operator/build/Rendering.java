package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.toolchain.Tool;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings generated Rust into the form that `cargo fmt` wants, in a folder of its own, before it reaches the
/// repository.
final class Rendering {
    private static final List<String> ROOTS = List.of("backend/src/main.rs", "backend/src/lib.rs");

    private final ProcessRunner runner;
    private final Path staging;

    Rendering(ProcessRunner runner, Path staging) {
        this.runner = runner;
        this.staging = staging;
    }

    /// The same files, formatted. Without rustfmt they stay as they are, and the gate `fmt` says so.
    List<GeneratedFile> formatted(List<GeneratedFile> files, Optional<Tool> cargo) throws InterruptedException {
        if (cargo.isEmpty()) {
            return files;
        }
        try {
            Folders.remove(staging);
            for (var file : files) {
                if (file.path().endsWith(".rs")) {
                    var place = staging.resolve(file.path());
                    Files.createDirectories(place.getParent());
                    Files.writeString(place, file.content());
                }
            }
            var argv =
                    new ArrayList<>(List.of(cargo.get().bin().resolve("rustfmt").toString(), "--edition", "2024"));
            files.stream().map(GeneratedFile::path).filter(Rendering::root).forEach(argv::add);
            var log = staging.resolveSibling("rustfmt.log");
            var outcome = runner.run(new Command(argv, staging, Map.of(), log, Duration.ofMinutes(2)), line -> {});
            if (!outcome.ok()) {
                throw Problem.unavailable(
                                "rustfmt does not accept the generated code: %s",
                                Files.exists(log) ? firstError(Files.readString(log)) : outcome)
                        .toException();
            }
            List<GeneratedFile> result = new ArrayList<>();
            for (var file : files) {
                var text =
                        file.path().endsWith(".rs") ? Files.readString(staging.resolve(file.path())) : file.content();
                result.add(new GeneratedFile(file.path(), text, file.owner()));
            }
            return result;
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", staging, Reason.of(e))
                    .toException();
        } finally {
            Folders.remove(staging);
        }
    }

    /// rustfmt follows `mod` lines, so the roots of the crates lead it to every file.
    private static boolean root(String path) {
        return ROOTS.contains(path) || (path.startsWith("backend/tests/") && path.endsWith("/main.rs"));
    }

    private static String firstError(String output) {
        return output.lines()
                .filter(line -> line.startsWith("error"))
                .findFirst()
                .orElse(output.strip());
    }

    static String hash(String content) {
        return Sha256.of(content);
    }
}
