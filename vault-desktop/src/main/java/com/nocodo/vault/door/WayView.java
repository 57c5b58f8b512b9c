package com.nocodo.vault.door;

import java.time.Instant;

/// The way in to an operator while it is open.
///
/// @param server its id
/// @param link signs in once, within the hour
/// @param until when it closes at the latest; the vault's lock closes it too
/// @param warning what the operator knows of this vault that the vault does not; empty where all is well
public record WayView(String server, String link, Instant until, String warning) {
    @Override
    public String toString() {
        return "WayView[%s, ***]".formatted(server);
    }
}
