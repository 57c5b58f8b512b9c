package com.nocodo.vault.door;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param waitUntil when the next password is let in; null for at once
/// @param locksAt when it locks by itself unless it is used; null while it is locked
/// @param working what is being done to which servers
public record VaultView(
        State state, @Nullable Instant waitUntil, @Nullable Instant locksAt, List<String> working) {
    public enum State {
        NONE,
        LOCKED,
        /// Open, and this connection has not given the password.
        OPEN_FOR_OTHERS,
        OPEN
    }
}
