package com.nocodo.operator.bridge;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What whoever installed the operator left for the one pairing that it allows. Each try is counted before it is
/// judged.
final class PairingSecret {
    private static final int MOST_TRIES = 5;

    private final Path file;
    private final Clock clock;

    PairingSecret(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @param operator the id that it was given
    /// @param secret 32 bytes
    record Left(String operator, byte[] secret, Instant until, int tries) {
        @Override
        public String toString() {
            return "Left[***]";
        }
    }

    Optional<Left> find() {
        try {
            return Files.exists(file)
                    ? Optional.of(Wire.JSON.readValue(Files.readAllBytes(file), Left.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /// @throws com.nocodo.protocol.ProblemException `denied` where there is none, or it is dead
    synchronized Left tried() {
        var left = find().orElseThrow(() -> Problem.denied(
                        "This operator is not waiting to be paired. Install it again from the vault to pair another.")
                .toException());
        if (!clock.instant().isBefore(left.until()) || left.tries() >= MOST_TRIES) {
            remove();
            throw Problem.denied("The pairing secret is dead: too late, or tried too often. Install it again.")
                    .toException();
        }
        write(new Left(left.operator(), left.secret(), left.until(), left.tries() + 1));
        return left;
    }

    private void write(Left left) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(beside, Wire.JSON.writeValueAsBytes(left));
            Files.setPosixFilePermissions(beside, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Problem.unavailable("The pairing cannot be written down: %s", Reason.of(e))
                    .toException();
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.unavailable("The pairing secret cannot be removed: %s", Reason.of(e))
                    .toException();
        }
    }
}
