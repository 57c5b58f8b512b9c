package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the holder of a home.
public final class HolderProcess {
    /// Its exit code where it ended because the vault was locked.
    public static final int LOCKED = 42;

    private static final int HEAP_MEGABYTES = 128;

    private HolderProcess() {}

    /// @throws com.nocodo.protocol.ProblemException with what it says where it does not start
    public static Child start(Path home) {
        return start(home, List.of(home.toString()));
    }

    /// The same for whoever goes on when it ends, and hears from it which ways in are open.
    public static Child startKept(Path home) {
        return start(home, List.of(home.toString(), Holder.KEPT));
    }

    private static Child start(Path home, List<String> arguments) {
        var holder = Child.start(
                new Program(Holder.class, HEAP_MEGABYTES, arguments, Map.of()),
                folder(home).resolve("holder.log"));
        try {
            var said = new BufferedReader(new InputStreamReader(holder.output(), StandardCharsets.UTF_8)).readLine();
            if (!Holder.READY.equals(said)) {
                holder.close();
                throw Problem.unavailable(
                                "%s",
                                Optional.ofNullable(said).orElse("The vault did not start; look into holder.log."))
                        .toException();
            }
            return holder;
        } catch (IOException e) {
            holder.close();
            throw Problem.unavailable("The vault did not start: %s", e.getMessage() + "")
                    .toException();
        }
    }

    /// The vault's folder in a home, made where it is not there yet.
    public static Path folder(Path home) {
        var folder = home.resolve("vault");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The vault's folder %s cannot be made. Set NOCODO_HOME to a folder of yours.", folder)
                    .toException();
        }
    }
}
