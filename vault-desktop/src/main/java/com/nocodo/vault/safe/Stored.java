package com.nocodo.vault.safe;

import java.time.Instant;

/// An item as it lies in the vault.
///
/// @param revision 1 when it was new, and one more for each change
/// @param label what people call it
public record Stored<T>(String id, long revision, String label, T body, Instant created, Instant updated) {

    /// Never the body.
    @Override
    public String toString() {
        return "Stored[%s, revision %d]".formatted(id, revision);
    }
}
