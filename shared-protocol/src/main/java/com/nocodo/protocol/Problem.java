package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/// One error, the same at every border: a code for programs and a sentence for people that says what happened and what
/// to do next.
///
/// @param errors what is wrong with single fields, where it is about those
public record Problem(Code code, String message, List<FieldError> errors) {

    /// What is wrong with one field.
    ///
    /// @param field empty where it is the record as a whole
    public record FieldError(String field, String message) {}

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors); // of before there were any
    }

    public Problem(Code code, String message) {
        this(code, message, List.of());
    }

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
