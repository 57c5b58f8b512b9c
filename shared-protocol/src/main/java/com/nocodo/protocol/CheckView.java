package com.nocodo.protocol;

import org.jspecify.annotations.Nullable;

/// The outcome of one gate. `verdict` is `pass`, `fail` or `not_run`; seconds are wall-clock.
///
/// @param finding the first cause in the tool's words, of a gate that did not pass
public record CheckView(
        String id,
        String verdict,
        int ran,
        int passed,
        int failed,
        double seconds,
        @Nullable String finding) {}
