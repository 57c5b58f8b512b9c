package com.nocodo.vault.door;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the provider says of a key.
///
/// @param expiresAt null where it does not end by itself, or nobody says
/// @param rightsKnown whether the provider tells what a key may do
/// @param missing rights that are needed
/// @param surplus rights that a thief would have and the vault never needs
public record CheckView(
        String account,
        @Nullable String project,
        @Nullable Instant expiresAt,
        boolean rightsKnown,
        List<String> missing,
        List<String> surplus,
        String advice) {}
