package com.nocodo.operator.build;

import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
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
/// @param commit the change's own, kept from the switch on; empty before, and in a mark of an older version
record ChangeMark(String base, ProjectState before, Phase phase, boolean ran, String commit) {

    /// How far a change is.
    enum Phase {
        /// The repository is written and proven; the version in its place is the old one.
        WRITING,
        /// The new version and its data take the place of the old ones.
        SWITCHING,
        /// The new version was seen ready: rows may have been entered into it since, so it is never taken back.
        SWITCHED,
        /// The old version and its data take their place again. What lies there in between is neither.
        TAKING_BACK
    }

    static ChangeMark begun(String base, ProjectState before) {
        return new ChangeMark(base, before, Phase.WRITING, false, "");
    }

    ChangeMark at(Phase next) {
        return new ChangeMark(base, before, next, ran, commit);
    }

    ChangeMark switching(boolean runs, String changed) {
        return new ChangeMark(base, before, Phase.SWITCHING, runs, changed);
    }

    /// @param slug names the project to people
    static Optional<ChangeMark> read(Path state, String slug) {
        if (!Files.exists(file(state))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllLines(file(state)), state));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Problem.unavailable(
                            "The note of how far the last change of %s came, %s, cannot be read (%s). Copy the folder"
                                    + " %s first, if it is there: it may hold the only copy of the data. If the"
                                    + " repository is as it should be, remove that file and run the command again.",
                            slug, file(state), Reason.of(e), state.resolve("before-change"))
                    .toException();
        }
    }

    private static ChangeMark parse(List<String> lines, Path state) {
        var phase = Phase.valueOf(lines.get(2));
        return new ChangeMark(
                lines.get(0),
                ProjectState.valueOf(lines.get(1)),
                lines.size() == 3 && phase == Phase.SWITCHING && replaced(state) ? Phase.TAKING_BACK : phase,
                lines.size() > 3 ? Boolean.parseBoolean(lines.get(3)) : true,
                lines.size() > 4 ? lines.get(4) : "");
    }

    /// An older version, whose marks have three lines, had no phase of its own for taking back, and this folder for
    /// what it moved aside then.
    private static boolean replaced(Path state) {
        return Files.exists(state.resolve("before-change/replaced"));
    }

    void write(Path state) {
        try {
            var beside = state.resolve(".change.new");
            Files.writeString(beside, base + "\n" + before + "\n" + phase + "\n" + ran + "\n" + commit + "\n");
            Files.move(beside, file(state), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file(state), Reason.of(e))
                    .toException();
        }
    }

    static boolean exists(Path state) {
        return Files.exists(file(state));
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
