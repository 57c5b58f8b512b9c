package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an attempt to open it ended.
///
/// @param message for people; empty where it is open
/// @param waitUntil when the next try is let in; null for at once
public record OpeningView(
        boolean open, String message, @Nullable Instant waitUntil) {
    public static OpeningView opened() {
        return new OpeningView(true, "", null);
    }
}
