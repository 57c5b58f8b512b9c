package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A project among others: what it looks like, and whether somebody has to do something.
///
/// @param changedAt when something was last said, built, changed, brought in or brought back
/// @param picture the version that the application is, where there is a picture of it ([PastApi#picture])
/// @param seq of the newest event at that moment, from which to follow it
public record CardView(
        ProjectView project,
        Standing standing,
        Instant changedAt,
        @Nullable Long picture,
        long seq) {

    /// How a project stands, for people. On the wire the lower-case name.
    public enum Standing {
        /// Its application runs, and nothing waits.
        RUNNING,
        /// There is an application, or a build that was cancelled; nothing runs.
        STOPPED,
        /// It is being built, changed or brought back, or waits for its turn.
        BUILDING,
        /// It is only described, or the newest change waits for a yes, since it throws stored data away.
        NEEDS_YOU,
        /// The build did not prove it, or its application ended by itself.
        FAILED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
