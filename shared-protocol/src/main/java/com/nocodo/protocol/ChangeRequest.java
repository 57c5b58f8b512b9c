package com.nocodo.protocol;

import org.jspecify.annotations.Nullable;

/// Asks for a change of an application in plain words.
///
/// @param project its id or slug
/// @param words what should be different, in the language of the application
/// @param about what `this` means in the words, found again by its id; null where they name everything themselves
/// @param drop changes that throw stored data away are allowed
/// @param preview only say what would change
public record ChangeRequest(
        String project, String words, @Nullable SpecItemView about, boolean drop, boolean preview) {

    /// Of words that name everything themselves.
    public ChangeRequest(String project, String words, boolean drop, boolean preview) {
        this(project, words, null, drop, preview);
    }
}
