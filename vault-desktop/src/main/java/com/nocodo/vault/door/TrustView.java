package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the vault gives anything to a server.
///
/// @param since null where it was always trusted
public record TrustView(Trust trust, @Nullable Instant since) {
    public enum Trust {
        /// As usual.
        TRUSTED,
        /// Nothing secret goes there, and nobody enters, until the person goes on.
        PAUSED,
        /// Somebody broke in: the same, and what is left to do is to destroy it and make another.
        HOSTILE
    }
}
