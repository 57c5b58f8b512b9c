package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server.
///
/// @param backup its id
/// @param underway whether it has not ended
/// @param trouble why it paused, or was undone; empty where neither
/// @param projects how many are there since
public record RestoreView(
        String backup,
        boolean replace,
        boolean underway,
        String trouble,
        Instant begun,
        @Nullable Instant ended,
        int projects) {}
