package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server.
///
/// @param backup its id
/// @param underway whether it has not ended
/// @param givenUp whether the person wanted no more of it; then it is left, or still to be left
/// @param trouble why it paused, was undone or left; empty where none of these
/// @param projects how many are there since
public record RestoreView(
        String backup,
        boolean replace,
        boolean underway,
        boolean givenUp,
        String trouble,
        Instant begun,
        @Nullable Instant ended,
        int projects) {}
