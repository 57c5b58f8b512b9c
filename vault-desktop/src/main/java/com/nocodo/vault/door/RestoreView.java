package com.nocodo.vault.door;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last restore onto a server.
///
/// @param backup its id
/// @param underway whether it has not ended
/// @param trouble why it paused, or was undone; empty where neither
/// @param projects that are there since
public record RestoreView(
        String backup,
        boolean replace,
        boolean underway,
        String trouble,
        Instant begun,
        @Nullable Instant ended,
        List<String> projects) {
    public RestoreView {
        projects = List.copyOf(projects);
    }
}
