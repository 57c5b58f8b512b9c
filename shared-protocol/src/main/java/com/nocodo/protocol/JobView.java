package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Work that an operator does for a project, one at a time and in the order of the ids.
///
/// @param message the number of the message that it carries out ([ProjectEvent.MessageSaid]); null where there is none
/// @param author who asked for it
/// @param attempts how often it was begun; more than once after a kill, a stop of the operator or passing trouble
/// @param cancelling it was cancelled while it runs, and ends in a moment
/// @param problem why it failed, or why it waits to be tried again
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JobView(
        JobId id,
        Kind kind,
        JobState state,
        @Nullable Long message,
        String author,
        int attempts,
        boolean cancelling,
        Instant queuedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable Problem problem) {

    /// What is done. On the wire the lower-case name.
    public enum Kind {
        /// From the description to a running, proven application.
        BUILD,
        /// What a message asks for, in the application that is there.
        CHANGE,
        /// The application, its data, or both as they were.
        RESTORE,
        /// A copy of the application's data, made or tested.
        BACKUP,
        /// The rows of a spreadsheet, into a table of the application.
        IMPORT,
        /// The rows of an import, out of the application again.
        UNDO_IMPORT;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
