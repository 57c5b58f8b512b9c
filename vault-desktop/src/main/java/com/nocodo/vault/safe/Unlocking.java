package com.nocodo.vault.safe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What comes of trying to unlock.
public sealed interface Unlocking {
    /// @param safe open until it is closed
    record Unlocked(Safe safe) implements Unlocking {}

    /// @param waitUntil when the next try is let in; empty when at once
    record WrongPassword(Optional<Instant> waitUntil) implements Unlocking {}

    /// Nothing was tried.
    record TooEarly(Instant until) implements Unlocking {}

    record NoVault() implements Unlocking {}

    /// The file is not as the vault left it; a backup can take its place.
    record Damaged(List<Finding> findings) implements Unlocking {
        public String sentence() {
            return "The vault's file was changed by something else: %s. Put a backup in its place"
                    .formatted(Finding.sentences(findings));
        }
    }
}
