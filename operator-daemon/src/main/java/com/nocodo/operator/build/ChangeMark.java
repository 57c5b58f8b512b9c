package com.nocodo.operator.build;

import com.nocodo.operator.home.Reason;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Says that a change is under way: from which commit and state of the project, and how far. It is written before the
/// change acts and removed after its end, so that whoever comes after a kill knows what to take back or to finish.
///
/// @param ran whether the application ran when the change came to switch it
record ChangeMark(String base, ProjectState before, Phase phase, boolean ran) {

    /// How far a change is.
    enum Phase {
        /// The repository is written and proven; the version in its place is the old one.
        WRITING,
        /// The new version and its data take the place of the old ones.
        SWITCHING,
        /// The old version and its data take their place again. What lies there in between is neither.
        TAKING_BACK
    }

    ChangeMark at(Phase next) {
        return new ChangeMark(base, before, next, ran);
    }

    ChangeMark switching(boolean runs) {
        return new ChangeMark(base, before, Phase.SWITCHING, runs);
    }

    /// @param slug names the project to people
    static Optional<ChangeMark> read(Path state, String slug) {
        if (!Files.exists(file(state))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllLines(file(state))));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Problem.unavailable(
                            "The note of how far the last change of %s came, %s, cannot be read (%s). If its repository"
                                    + " is as it should be, remove that file and run the command again.",
                            slug, file(state), Reason.of(e))
                    .toException();
        }
    }

    private static ChangeMark parse(List<String> lines) {
        return new ChangeMark(
                lines.get(0),
                ProjectState.valueOf(lines.get(1)),
                Phase.valueOf(lines.get(2)),
                Boolean.parseBoolean(lines.get(3)));
    }

    void write(Path state) {
        try {
            var beside = state.resolve(".change.new");
            Files.writeString(beside, base + "\n" + before + "\n" + phase + "\n" + ran + "\n");
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
