package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// One error, the same at every border: a code for programs and a sentence for people that says what happened and what
/// to do next.
public record Problem(Code code, String message) {

    /// What kind of trouble it is. On the wire the lower-case name.
    public enum Code {
        INVALID,
        DENIED,
        NOT_FOUND,
        CONFLICT,
        UNAVAILABLE,
        INTERNAL;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Problem invalid(String message, Object... args) {
        return new Problem(Code.INVALID, message.formatted(args));
    }

    public static Problem denied(String message, Object... args) {
        return new Problem(Code.DENIED, message.formatted(args));
    }

    public static Problem notFound(String message, Object... args) {
        return new Problem(Code.NOT_FOUND, message.formatted(args));
    }

    public static Problem conflict(String message, Object... args) {
        return new Problem(Code.CONFLICT, message.formatted(args));
    }

    public static Problem unavailable(String message, Object... args) {
        return new Problem(Code.UNAVAILABLE, message.formatted(args));
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }
}
