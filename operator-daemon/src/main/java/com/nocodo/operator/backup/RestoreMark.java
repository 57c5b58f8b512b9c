package com.nocodo.operator.backup;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Says that data is being exchanged: for which job, from which backup, and whether the application ran. It is written
/// before the first move and removed after the last, so that whoever comes after a kill knows what lies where.
record RestoreMark(String job, String backup, boolean ran) {

    static Optional<RestoreMark> read(Path state) {
        if (!Files.exists(file(state))) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(file(state));
            return Optional.of(new RestoreMark(lines.get(0), lines.get(1), Boolean.parseBoolean(lines.get(2))));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw Problem.unavailable("The note of a restore, %s, cannot be read (%s).", file(state), Reason.of(e))
                    .toException();
        }
    }

    static boolean exists(Path state) {
        return Files.exists(file(state));
    }

    void write(Path state) throws IOException {
        var beside = state.resolve(".restoring.new");
        Files.writeString(beside, job + "\n" + backup + "\n" + ran + "\n");
        Files.move(beside, file(state), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void clear(Path state) throws IOException {
        Files.deleteIfExists(file(state));
    }

    private static Path file(Path state) {
        return state.resolve("restoring");
    }
}
