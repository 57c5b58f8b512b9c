package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The vault of a home: of the holder that runs, or of one that is started for this command alone.
final class VaultClient implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 128;
    private final VaultApi door;
    private final @Nullable Child own;

    private VaultClient(VaultApi door, @Nullable Child own) {
        this.door = door;
        this.own = own;
    }

    static VaultClient open(Path home) {
        try {
            return new VaultClient(Holder.DOOR.connect(Holder.socket(home)), null);
        } catch (IOException e) {
            return started(home); // nobody answers there
        }
    }

    private static VaultClient started(Path home) {
        var holder = startHolder(home);
        try {
            return new VaultClient(Holder.DOOR.connect(Holder.socket(home)), holder);
        } catch (IOException | RuntimeException e) {
            holder.close();
            throw Problem.unavailable("The vault did not answer. Try again.").toException();
        }
    }

    /// @throws com.nocodo.protocol.ProblemException with what it says where it does not start
    static Child startHolder(Path home) {
        var folder = made(home.resolve("vault"));
        var holder = Child.start(
                new Program(Holder.class, HEAP_MEGABYTES, List.of(home.toString()), Map.of()),
                folder.resolve("holder.log"));
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

    private static Path made(Path folder) {
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

    VaultApi door() {
        return door;
    }

    @Override
    public void close() throws InterruptedException {
        door.close();
        if (own != null) {
            own.end(Duration.ofSeconds(5));
        }
    }
}
