package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.crypto.SealedWriter;
import com.nocodo.vault.file.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The steps that bring the state of a server's operator here, sealed while it comes: in clear it is never on this
/// disk. A run that was killed before the file had its name begins again, with the state of then.
///
/// @see <a href="../../../../../../../../docs/decisions/0078-sealed-backups.md">decision 0078</a>
final class Pulling {
    /// From its end on there is a backup, whatever becomes of the rest.
    static final String FETCH = "fetch-state";

    /// So much of this disk stays free.
    static final long RESERVE = 200_000_000;

    private final BackupWanted backup;
    private final long reserve;
    private final StateServer server;
    private final SecureRandom random;
    private final SealedState sealed;

    Pulling(BackupWanted backup, StateServer server, SecureRandom random) {
        this(backup, server, random, RESERVE);
    }

    Pulling(BackupWanted backup, StateServer server, SecureRandom random, long reserve) {
        this.reserve = reserve;
        this.backup = backup;
        this.server = server;
        this.random = random;
        this.sealed = new SealedState(Path.of(backup.file()), backup.id(), backup.key());
    }

    List<RunStep> steps() {
        return List.of(
                new WorkStep(
                        "save-state",
                        Steps.named("save-state").title(),
                        Steps.named("save-state").expected(),
                        (facts, line) -> Optional.of(saved(line))),
                new WorkStep(
                        FETCH,
                        "Bring it here, and seal it while it comes",
                        Duration.ofSeconds(20),
                        (facts, line) -> Optional.of(fetched(facts, line))),
                new WorkStep(
                        "drop-state",
                        Steps.named("drop-state").title(),
                        Steps.named("drop-state").expected(),
                        (facts, line) -> Optional.of(dropped(line))));
    }

    private Map<String, String> saved(Consumer<String> line) throws InterruptedException {
        try {
            return SavedState.checked(server.save(line));
        } catch (ProblemException e) {
            leaveNothing(line);
            throw e;
        }
    }

    private Map<String, String> fetched(Facts facts, Consumer<String> line) throws InterruptedException {
        var state = SavedState.of(facts.all());
        try {
            if (!sealed.isThere() || !sealed.is(state)) { // else it was named, and its run killed right then
                NewFile.remove(sealed.file());
                mustHaveRoom(state.bytes());
                fetch(SavedState.file(facts.all()), state, line);
            }
            return Map.of(SavedState.FETCHED, Long.toString(Files.size(sealed.file())));
        } catch (IOException e) {
            leaveNothing(line);
            throw Problem.unavailable("The backup could not be written: %s. Nothing is left of it.", Reason.of(e))
                    .toException();
        } catch (ProblemException e) {
            leaveNothing(line);
            throw e;
        }
    }

    /// Also at the server: the archive that it made is of no use without its other half here.
    private void leaveNothing(Consumer<String> line) throws InterruptedException {
        try {
            if (server.isReached()) {
                server.drop(line);
            }
        } catch (ProblemException e) {
            line.accept("what the server saved stays there until the next backup");
        }
    }

    private void mustHaveRoom(long bytes) throws IOException {
        var folder = Objects.requireNonNull(sealed.file().toAbsolutePath().getParent());
        var room = Files.getFileStore(folder).getUsableSpace();
        var needed = SealedWriter.sealedSize(bytes);
        if (needed > room - reserve) {
            throw Problem.unavailable(
                            "The backup needs %d MB and %d MB that stay free, and there is room for %d MB on the disk of"
                                    + " %s. Make room, or delete a backup. Nothing was taken.",
                            Math.ceilDiv(needed, 1_000_000), reserve / 1_000_000, room / 1_000_000, folder)
                    .toException();
        }
    }

    private void fetch(String file, SavedState state, Consumer<String> line) {
        NewFile.fill(sealed.file(), out -> {
            var digest = SealedState.sha256();
            var writer = new SealedWriter(out, backup.key(), backup.id(), random);
            take(file, state, new DigestOutputStream(writer, digest), line);
            if (!HexFormat.of().formatHex(digest.digest()).equals(state.sum())) {
                throw Problem.unavailable(
                                "What came from the server is not what it saved: its sum is another. Nothing was kept."
                                        + " Try again.")
                        .toException();
            }
            writer.finish();
        });
    }

    private void take(String file, SavedState state, OutputStream to, Consumer<String> line) throws IOException {
        try {
            server.fetch(file, state.bytes(), to, new Tenths(state.bytes(), line));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    /// What is left on a server costs room there, and is no reason to have no backup.
    private Map<String, String> dropped(Consumer<String> line) throws InterruptedException {
        try {
            server.drop(line);
            return Map.of();
        } catch (ProblemException e) {
            return Map.of("left-on-server", e.problem().message());
        }
    }
}
