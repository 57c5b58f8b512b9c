package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server.
///
/// @param backup its id
/// @param underway whether it has not ended
/// @param leaving whether the person wants no more of it, or it was left
/// @param trouble why it paused, was undone or left; empty where none of these
/// @param projects how many are there since
public record RestoreView(
        String backup,
        boolean replace,
        boolean underway,
        boolean leaving,
        String trouble,
        Instant begun,
        @Nullable Instant ended,
        int projects) {}
