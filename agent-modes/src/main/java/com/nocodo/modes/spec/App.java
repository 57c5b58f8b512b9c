package com.nocodo.modes.spec;

import org.jspecify.annotations.Nullable;

/// The application as a whole.
///
/// @param slug its name in paths and host names: `[a-z][a-z0-9-]*`
/// @param language `en` or `de`: the interface's first language
/// @param currency ISO 4217 code of money fields
public record App(
        String name,
        String slug,
        String language,
        String currency,
        @Nullable Theme theme) {

    /// Looks: a primary colour as `#rrggbb`, and a logo as a file path in the repository.
    public record Theme(@Nullable String primary, @Nullable String logo) {}
}
