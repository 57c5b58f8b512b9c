package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// How far a job is. On the wire the lower-case name.
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /// A running job is queued again when it is to be tried again, or when its operator stops.
    public Set<JobState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(QUEUED, DONE, FAILED, CANCELLED);
            case DONE, FAILED, CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }

    /// Whether nothing more comes of it.
    public boolean over() {
        return next().isEmpty();
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
