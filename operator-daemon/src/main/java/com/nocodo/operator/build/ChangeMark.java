package com.nocodo.operator.build;

import com.nocodo.operator.home.Reason;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Says that a change is under way: from which commit and state of the project, and how far. It is written before the
/// change acts and removed
/// after its end, so that whoever comes after a kill knows what to take back or to finish.
record ChangeMark(String base, ProjectState before, Phase phase) {

    /// How far a change is: the repository is being written and proven, or the running version is being switched.
    enum Phase {
        WRITING,
        SWITCHING
    }

    static Optional<ChangeMark> read(Path state) {
        try {
            if (!Files.exists(file(state))) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file(state));
            return Optional.of(
                    new ChangeMark(lines.getFirst(), ProjectState.valueOf(lines.get(1)), Phase.valueOf(lines.get(2))));
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", file(state), Reason.of(e))
                    .toException();
        }
    }

    void write(Path state) {
        try {
            var beside = state.resolve(".change.new");
            Files.writeString(beside, base + "\n" + before + "\n" + phase + "\n");
            Files.move(beside, file(state), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file(state), Reason.of(e))
                    .toException();
        }
    }

    static void clear(Path state) {
        try {
            Files.deleteIfExists(file(state));
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be removed: %s", file(state), Reason.of(e))
                    .toException();
        }
    }

    private static Path file(Path state) {
        return state.resolve("change");
    }
}
