package com.nocodo.vault.door;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a server.
///
/// @param since how long they are in use
/// @param due whether they should be changed
/// @param underway whether a change of them was begun and has not ended
/// @param trouble why it paused; empty where it did not
/// @param evidence what the last change did, step by step
public record RotationView(
        Instant since,
        boolean due,
        boolean underway,
        String trouble,
        @Nullable Instant begun,
        List<StepView> evidence) {
    public RotationView {
        evidence = List.copyOf(evidence);
    }

    /// @param found what was seen
    public record StepView(String step, String title, String found, Instant at) {}
}
